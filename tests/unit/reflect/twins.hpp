// SPDX-License-Identifier: BSL-1.0
// Structs of one name, each in the unnamed namespace of its own file.
#pragma once

namespace twins {

// True if the table of this file's struct leads to its own member.
bool right_in_another_file();

}  // namespace twins
