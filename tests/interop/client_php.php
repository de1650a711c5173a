<?php
// SPDX-License-Identifier: BSL-1.0
// The calls of interop.py by PHP's SoapClient. Reads {"urls": {...}, "calls": [...]} from standard
// input, writes one line of JSON an answer.

// An <entry key="..."> with simple content is ["_" => value, "key" => ...] to PHP.
function of_php($tree)
{
    if (!is_array($tree)) {
        return $tree;
    }
    $made = [];
    foreach ($tree as $name => $value) {
        $made[$name === '$' ? '_' : (is_string($name) ? ltrim($name, '@') : $name)] = of_php($value);
    }
    return $made;
}

function to_text($tree)
{
    if (is_object($tree)) {
        $made = [];
        foreach (get_object_vars($tree) as $name => $value) {
            $made[$name === '_' ? '$' : $name] = to_text($value);
        }
        return (object)$made;
    }
    if (is_array($tree)) {
        return array_map('to_text', $tree);
    }
    return is_bool($tree) ? ($tree ? 'true' : 'false') : (string)$tree;
}

ini_set('soap.wsdl_cache_enabled', '0');
$given = json_decode(file_get_contents('php://stdin'), true);
foreach ($given['calls'] as $call) {
    $headers = $call['key'] ? "Idempotency-Key: {$call['key']}\r\n" : '';
    $client = new SoapClient($given['urls'][$call['service']] . '?wsdl', [
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
        'cache_wsdl' => WSDL_CACHE_NONE,
        'stream_context' => stream_context_create(['http' => ['header' => $headers]]),
    ]);
    try {
        $answer = $client->__soapCall($call['operation'], [of_php($call['request'])]);
        echo json_encode(['response' => to_text($answer)]), "\n";
    } catch (SoapFault $fault) {
        if (!isset($fault->detail)) {
            fwrite(STDERR, $fault->getMessage() . "\n");
            exit(1);
        }
        $detail = get_object_vars($fault->detail);
        echo json_encode(['fault' => array_key_first($detail),
                          'content' => to_text(reset($detail))]), "\n";
    }
}
