// SPDX-License-Identifier: BSL-1.0
// What stands in a message, in which encoding, and what XML has that SOAP has not.
#pragma once

#include "envelope_case.hpp"

namespace conformance::soap {

inline constexpr envelope_case text_cases[] = {
    {"letters", "hello", "$E$B$Thello$t$b$e"},
    {"none", "", "$E$B$T$t$b$e"},
    {"an element as one tag", "", "$E$B<Echo xmlns='urn:treaty:echo:1'><text/></Echo>$b$e"},
    {"blanks are kept", " a  b ", "$E$B$T a  b $t$b$e"},
    {"line ends are line feeds", "a\nb\nc", "$E$B$Ta\r\nb\rc$t$b$e"},
    {"a carriage return as a reference", "a\rb", "$E$B$Ta&#13;b$t$b$e"},
    {"the five entities", "<&>'\"", "$E$B$T&lt;&amp;&gt;&apos;&quot;$t$b$e"},
    {"characters by number", "A\xE2\x82\xAC", "$E$B$T&#65;&#x20AC;$t$b$e"},
    {"a section", "<a>&amp;", "$E$B$T<![CDATA[<a>&amp;]]>$t$b$e"},
    {"sections and text", "a<b>c", "$E$B$Ta<![CDATA[<b>]]>c$t$b$e"},
    {"an empty section", "", "$E$B$T<![CDATA[]]>$t$b$e"},
    {"comments within", "hello", "$E$B$Thel<!-- a -->lo$t$b$e"},
    {"an escape is read once", "&lt;", "$E$B$T&amp;lt;$t$b$e"},
    {"a type that is ignored", "hello",
     "$E$B<Echo xmlns='urn:treaty:echo:1'><text xmlns:x='http://www.w3.org/2001/XMLSchema-instance'"
     " x:type='int'>hello</text></Echo>$b$e"},
    {"an element in it", nullptr, "$E$B$T<a/>$t$b$e"},
    {"an element among it", nullptr, "$E$B$Thel<a>l</a>o$t$b$e"},
    {"another entity", nullptr, "$E$B$T&nbsp;$t$b$e"},
    {"an ampersand", nullptr, "$E$B$Ta & b$t$b$e"},
    {"a control by number", nullptr, "$E$B$T&#1;$t$b$e"},
    {"a zero by number", nullptr, "$E$B$T&#0;$t$b$e"},
    {"a control", nullptr, "$E$B$T\x01$t$b$e"},
    {"a surrogate by number", nullptr, "$E$B$T&#xD800;$t$b$e"},
    {"the end of a section alone", nullptr, "$E$B$Ta]]>b$t$b$e"},
};

inline constexpr envelope_case member_cases[] = {
    {"none", nullptr, "$E$B<Echo xmlns='urn:treaty:echo:1'/>$b$e"},
    {"twice", nullptr,
     "$E$B<Echo xmlns='urn:treaty:echo:1'><text>a</text><text>a</text></Echo>$b$e"},
    {"twice, apart", nullptr,
     "$E$B<Echo xmlns='urn:treaty:echo:1'><text>a</text><b/><text>a</text></Echo>$b$e"},
    {"twice by two prefixes", nullptr,
     "$E$B<Echo xmlns='urn:treaty:echo:1' xmlns:e='urn:treaty:echo:1'><text>a</text><e:text>a"
     "</e:text></Echo>$b$e"},
    {"one of another namespace beside it", "hello",
     "$E$B<Echo xmlns='urn:treaty:echo:1'><text xmlns='urn:x'>a</text><text>hello</text></Echo>$b"
     "$e"},
    {"others beside it", "hello",
     "$E$B<Echo xmlns='urn:treaty:echo:1'><a b='c'>d<e/></a><text>hello</text><f/></Echo>$b$e"},
    {"another that is not well formed", nullptr,
     "$E$B<Echo xmlns='urn:treaty:echo:1'><text>hello</text><a b=c/></Echo>$b$e"},
    {"in another case", nullptr, "$E$B<Echo xmlns='urn:treaty:echo:1'><Text>a</Text></Echo>$b$e"},
    {"as an attribute", nullptr, "$E$B<Echo xmlns='urn:treaty:echo:1' text='hello'/>$b$e"},
    {"one level too deep", nullptr,
     "$E$B<Echo xmlns='urn:treaty:echo:1'><a><text>hello</text></a></Echo>$b$e"},
    {"nil", nullptr,
     "$E$B<Echo xmlns='urn:treaty:echo:1' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'>"
     "<text x:nil='true'/></Echo>$b$e"},
    {"not nil", "hello",
     "$E$B<Echo xmlns='urn:treaty:echo:1' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'>"
     "<text x:nil='false'>hello</text></Echo>$b$e"},
    {"nil of another namespace", "hello",
     "$E$B<Echo xmlns='urn:treaty:echo:1'><text nil='true'>hello</text></Echo>$b$e"},
    {"a message that is nil", nullptr,
     "$E$B<Echo xmlns='urn:treaty:echo:1' xmlns:x='http://www.w3.org/2001/XMLSchema-instance' "
     "x:nil='true'/>$b$e"},
    {"another operation", nullptr,
     "$E$B<Shout xmlns='urn:treaty:echo:1'><text>hello</text></Shout>$b$e"},
    {"the name of the response", nullptr,
     "$E$B<EchoResponse xmlns='urn:treaty:echo:1'><text>hello</text></EchoResponse>$b$e"},
};

inline constexpr envelope_case encoding_cases[] = {
    {"UTF-8 as such", "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80",
     "$E$B$T\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80$t$b$e"},
    {"UTF-8 said in another case", "hello", "<?xml version='1.0' encoding='utf-8'?>$E$B$M$b$e"},
    {"UTF-16 said", nullptr, "<?xml version='1.0' encoding='UTF-16'?>$E$B$M$b$e"},
    {"Latin 1 said", nullptr, "<?xml version='1.0' encoding='ISO-8859-1'?>$E$B$M$b$e"},
    {"EBCDIC said", nullptr, "<?xml version='1.0' encoding='ebcdic-cp-us'?>$E$B$M$b$e"},
    {"Latin 1 sent", nullptr, "$E$B$T\xE9$t$b$e"},
    {"UTF-16 sent, its mark first", nullptr, "\xFF\xFE<\0s\0:\0E\0"sv},
    {"UTF-16 sent", nullptr, "\0<\0s\0:\0E"sv},
    {"UTF-7 sent", nullptr, "+ADw-s:Envelope+AD4-"},
    {"UTF-8 that is too long", nullptr, "$E$B$T\xC0\xBC$t$b$e"},
    {"a surrogate in UTF-8", nullptr, "$E$B$T\xED\xA0\x80$t$b$e"},
    {"a later XML is read as 1.0", "hello", "<?xml version='1.1'?>$E$B$M$b$e"},
    {"XML 2.0", nullptr, "<?xml version='2.0'?>$E$B$M$b$e"},
    {"a declaration that is not first", nullptr, " <?xml version='1.0'?>$E$B$M$b$e"},
};

inline constexpr envelope_case forbidden_cases[] = {
    {"a type declaration", nullptr, "<!DOCTYPE Envelope>$E$B$M$b$e"},
    {"one from elsewhere", nullptr, "<!DOCTYPE Envelope SYSTEM 'http://localhost:1/a'>$E$B$M$b$e"},
    {"one that is public", nullptr, "<!DOCTYPE Envelope PUBLIC 'a' 'file:///a'>$E$B$M$b$e"},
    {"an entity", nullptr, "<!DOCTYPE a [<!ENTITY b 'hello'>]>$E$B$T&b;$t$b$e"},
    {"an entity from a file", nullptr,
     "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]>$E$B$T&b;$t$b$e"},
    {"an entity from elsewhere", nullptr,
     "<!DOCTYPE a [<!ENTITY b SYSTEM 'http://localhost:1/'>]>$E$B$T&b;$t$b$e"},
    {"a parameter entity", nullptr,
     "<!DOCTYPE a [<!ENTITY % b SYSTEM 'http://localhost:1/'>%b;]>$E$B$M$b$e"},
    {"entities of entities", nullptr,
     "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;'><!ENTITY d '&c;&c;'>]>$E$B$T&d;$t$b$e"},
    {"a type declaration in the body", nullptr, "$E$B<!DOCTYPE a>$M$b$e"},
    {"an instruction before", nullptr, "<?a?>$E$B$M$b$e"},
    {"a style sheet", nullptr, "<?xml-stylesheet href='file:///a'?>$E$B$M$b$e"},
    {"an instruction in the envelope", nullptr, "$E<?a?>$B$M$b$e"},
    {"an instruction in a header block", nullptr, "$E$H<a><?b?></a>$h$B$M$b$e"},
    {"an instruction in the body", nullptr, "$E$B<?a?>$M$b$e"},
    {"an instruction in the text", nullptr, "$E$B$Thel<?a?>lo$t$b$e"},
    {"an instruction in what nobody reads", nullptr,
     "$E$B<Echo xmlns='urn:treaty:echo:1'><text>hello</text><a><?b?></a></Echo>$b$e"},
    {"an instruction after", nullptr, "$E$B$M$b$e<?a?>"},
    {"an inclusion is an element as any other", "hello",
     "$E$H<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='file:///etc/hostname'/>$h$B$M"
     "$b$e"},
    {"a schema that is named is not fetched", "hello",
     "<s:Envelope xmlns:s='$1' xmlns:x='http://www.w3.org/2001/XMLSchema-instance' "
     "x:schemaLocation='urn:a http://localhost:1/'>$B$M$b$e"},
};

}  // namespace conformance::soap
