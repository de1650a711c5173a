// SPDX-License-Identifier: BSL-1.0
// What is around a message: which elements, in which namespaces and order, and nothing else.
#pragma once

#include "envelope_case.hpp"

namespace conformance::soap {

inline constexpr envelope_case part_cases[] = {
    {"the least", "hello", "$E$B$M$b$e"},
    {"an empty header", "hello", "$E$H$h$B$M$b$e"},
    {"an empty header as one tag", "hello", "$E<s:Header/>$B$M$b$e"},
    {"a declaration", "hello", "<?xml version='1.0' encoding='UTF-8'?>\n$E$B$M$b$e"},
    {"blanks between all", "hello", "\n$E \n$H\t$h\r\n$B $M\n$b $e\n"},
    {"comments between all", "hello",
     "<!-- a -->$E<!-- b -->$H<!-- c -->$h$B<!-- d -->$M<!-- e -->$b<!-- f -->$e<!-- g -->"},
    {"nothing", nullptr, ""},
    {"blanks", nullptr, " \n"},
    {"text", nullptr, "hello"},
    {"JSON", nullptr, "{\"text\":\"hello\"}"},
    {"no envelope", nullptr, "$M"},
    {"a body alone", nullptr, "<s:Body xmlns:s='$1'>$M$b"},
    {"an envelope in an envelope", nullptr, "$E$B$E$B$M$b$e$b$e"},
    {"nothing in the envelope", nullptr, "$E$e"},
    {"an envelope as one tag", nullptr, "<s:Envelope xmlns:s='$1'/>"},
    {"no body", nullptr, "$E$H$h$e"},
    {"an empty body", nullptr, "$E$B$b$e"},
    {"a body as one tag", nullptr, "$E<s:Body/>$e"},
    {"two bodies", nullptr, "$E$B$M$b$B$M$b$e"},
    {"an empty second body", nullptr, "$E$B$M$b<s:Body/>$e"},
    {"a header after the body", nullptr, "$E$B$M$b$H$h$e"},
    {"two headers", nullptr, "$E$H$h$H$h$B$M$b$e"},
    {"another element before the header", nullptr, "$E<a/>$H$h$B$M$b$e"},
    {"another element before the body", nullptr, "$E<a/>$B$M$b$e"},
    {"another element after the body", nullptr, "$E$B$M$b<a/>$e"},
    {"two messages in the body", nullptr, "$E$B$M$M$b$e"},
    {"another element before the message", nullptr, "$E$B<a/>$M$b$e"},
    {"another element after the message", nullptr, "$E$B$M<a/>$b$e"},
    {"text in the envelope", nullptr, "$E x $B$M$b$e"},
    {"text in the header", nullptr, "$E$Hx$h$B$M$b$e"},
    {"text before the message", nullptr, "$E$Bx$M$b$e"},
    {"text after the message", nullptr, "$E$B$Mx$b$e"},
    {"text after the body", nullptr, "$E$B$M$bx$e"},
    {"text after the envelope", nullptr, "$E$B$M$b$ex"},
    {"two envelopes", nullptr, "$E$B$M$b$e$E$B$M$b$e"},
    {"text in the message", nullptr,
     "$E$B<Echo xmlns='urn:treaty:echo:1'>x<text>hello</text></Echo>$b$e"},
    {"a fault as a request", nullptr, "$E$B<s:Fault/>$b$e"},
    {"the message in the header", nullptr, "$E$H$M$h$B$b$e"},
    {"lower case", nullptr, "<s:envelope xmlns:s='$1'><s:body>$M</s:body></s:envelope>"},
    {"another root of that namespace", nullptr, "<s:Body xmlns:s='$1'><s:Body>$M$b$b"},
};

inline constexpr envelope_case namespace_cases[] = {
    {"the envelope's as the default one", "hello",
     "<Envelope xmlns='$1'><Header/><Body>$M</Body></Envelope>"},
    {"all at the root", "hello",
     "<s:Envelope xmlns:s='$1' xmlns:e='urn:treaty:echo:1'>$B<e:Echo><e:text>hello</e:text>"
     "</e:Echo>$b$e"},
    {"the message's in the body", "hello",
     "$E<s:Body xmlns:e='urn:treaty:echo:1'><e:Echo><e:text>hello</e:text></e:Echo>$b$e"},
    {"the message's at each element", "hello",
     "$E$B<a:Echo xmlns:a='urn:treaty:echo:1'><b:text xmlns:b='urn:treaty:echo:1'>hello</b:text>"
     "</a:Echo>$b$e"},
    {"two prefixes for one", "hello",
     "<s:Envelope xmlns:s='$1' xmlns:t='$1'><t:Body>$M</t:Body>$e"},
    {"a prefix bound again", "hello",
     "$E$B<s:Echo xmlns:s='urn:treaty:echo:1'><s:text>hello</s:text></s:Echo>$b$e"},
    {"the message's as the default one of all", "hello",
     "<s:Envelope xmlns:s='$1' xmlns='urn:treaty:echo:1'>$B<Echo><text>hello</text></Echo>$b$e"},
    {"no namespace at all", nullptr, "<Envelope><Body>$M</Body></Envelope>"},
    {"another one of the envelope", nullptr,
     "<s:Envelope xmlns:s='http://www.w3.org/2002/06/soap-envelope'>$B$M$b$e"},
    {"one with another case", nullptr,
     "<s:Envelope xmlns:s='HTTP://SCHEMAS.XMLSOAP.ORG/soap/envelope/'>$B$M$b$e"},
    {"one with a blank", nullptr, "<s:Envelope xmlns:s='$1 '>$B$M$b$e"},
    {"the body's is another", nullptr, "$E<Body>$M</Body>$e"},
    {"the body is of the other version", nullptr,
     "<s:Envelope xmlns:s='$1' xmlns:a='http://schemas.xmlsoap.org/soap/envelope/' "
     "xmlns:b='http://www.w3.org/2003/05/soap-envelope'><a:Header/><b:Body>$M</b:Body>$e"},
    {"the header's is another", nullptr, "$E<Header/>$B$M$b$e"},
    {"the message has none", nullptr, "$E$B<Echo><text>hello</text></Echo>$b$e"},
    {"the message's is another", nullptr,
     "$E$B<Echo xmlns='urn:treaty:echo:2'><text>hello</text></Echo>$b$e"},
    {"the member has none", nullptr,
     "$E$B<e:Echo xmlns:e='urn:treaty:echo:1'><text>hello</text></e:Echo>$b$e"},
    {"the member's is another", nullptr,
     "$E$B<Echo xmlns='urn:treaty:echo:1'><text xmlns='urn:x'>hello</text></Echo>$b$e"},
    {"a prefix that nothing binds", nullptr, "$E$B<e:Echo><e:text>hello</e:text></e:Echo>$b$e"},
    {"a prefix that is out of scope", nullptr,
     "$E<s:Header xmlns:e='urn:treaty:echo:1'/>$B<e:Echo><e:text>hello</e:text></e:Echo>$b$e"},
    {"the envelope's prefix is not bound", nullptr, "<s:Envelope>$B$M$b$e"},
    {"the default one taken away", nullptr,
     "<s:Envelope xmlns:s='$1' xmlns='urn:treaty:echo:1'>$B<Echo xmlns=''><text>hello</text></Echo>"
     "$b$e"},
};

inline constexpr envelope_case header_cases[] = {
    {"blocks that nobody knows", "hello", "$E$H<a>b<c/></a><d xmlns='urn:d'/>$h$B$M$b$e"},
    {"a block that need not be understood", "hello", "$E$H<a s:mustUnderstand='0'/>$h$B$M$b$e"},
    {"a block that must be understood", nullptr, "$E$H<a s:mustUnderstand='1'/>$h$B$M$b$e"},
    {"a block that is for somebody else", "hello",
     "$E$H<a s:mustUnderstand='1' s:actor='urn:b' s:role='urn:b'/>$h$B$M$b$e"},
    {"an id", "hello",
     "$E$H<i:MessageID xmlns:i='http://www.w3.org/2005/08/addressing'>urn:1</i:MessageID>$h$B$M$b"
     "$e"},
    {"an id twice", nullptr,
     "$E<s:Header xmlns:i='http://www.w3.org/2005/08/addressing'><i:MessageID>a</i:MessageID>"
     "<i:MessageID>a</i:MessageID>$h$B$M$b$e"},
    {"an id with an element", nullptr,
     "$E$H<MessageID xmlns='http://www.w3.org/2005/08/addressing'><a/></MessageID>$h$B$M$b$e"},
    {"a block that is not well formed", nullptr, "$E$H<a><b></a></b>$h$B$M$b$e"},
    {"a body as a block", "hello", "$E$H<s:Body/>$h$B$M$b$e"},
    {"attributes everywhere", "hello",
     "<s:Envelope xmlns:s='$1' s:encodingStyle='' id='a'><s:Header id='b'/><s:Body "
     "xml:lang='en' id='c'><Echo xmlns='urn:treaty:echo:1' id='d'><text id='e'>hello</text></Echo>"
     "$b$e"},
    {"an attribute twice", nullptr, "$E<s:Body a='1' a='2'>$M$b$e"},
    {"an attribute twice by two prefixes", nullptr,
     "$E<s:Body xmlns:p='urn:p' xmlns:q='urn:p' p:a='1' q:a='2'>$M$b$e"},
};

}  // namespace conformance::soap
