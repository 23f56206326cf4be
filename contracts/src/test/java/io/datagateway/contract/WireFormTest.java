// SPDX-License-Identifier: Apache-2.0
package io.datagateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireFormTest {

    /** Lock files hold the hash: it must not change. */
    @Test
    void theFormAndItsHashAreFrozen() {
        Schema schema = schema("""
                {'type':'record','name':'R','doc':'x','fields':[
                  {'name':'id','type':'string','default':'a','aliases':['key']},
                  {'name':'at','type':{'type':'long','logicalType':'timestamp-millis'}},
                  {'name':'price','type':{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}},
                  {'name':'whole','type':{'type':'bytes','logicalType':'decimal','precision':9}},
                  {'name':'e','type':{'type':'enum','name':'E','symbols':['A','B'],'default':'A'}},
                  {'name':'f','type':{'type':'fixed','name':'F','size':16,'logicalType':'uuid'}},
                  {'name':'es','type':{'type':'array','items':'E'}},
                  {'name':'m','type':{'type':'map','values':['null','R','F']}},
                  {'name':'odd','type':{'type':'int','logicalType':'a,b:c'}}]}""");

        assertThat(WireForm.text(schema))
                .isEqualTo("{id:string,at:long~timestamp-millis,price:bytes~decimal9.2,whole:bytes~decimal9.0,e:<A,B>,"
                        + "f:fixed16~uuid,es:array[#1],m:map[(null,#0,#2~uuid)],odd:int~a%2Cb%3Ac}");
        assertThat(WireForm.of(schema).hash())
                .isEqualTo("662ca9234751f18ad50be49c74769da94055cd7d91af52d84a24174d54b7e024");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "the order of fields     | 'name':'a','type':'string'},{'name':'b' | 'name':'b','type':'string'},{'name':'a'",
                "the name of a field     | 'name':'a'   | 'name':'c'",
                "a type                  | 'int'        | 'long'",
                "the order of symbols    | 'X','Y'      | 'Y','X'",
                "a symbol at the end     | 'X','Y'      | 'X','Y','Z'",
                "a size                  | 'size':4     | 'size':5",
                "the order of a union    | 'null','int' | 'int','null'",
                "a logical type          | date         | time-millis",
                "the scale of a decimal  | 'scale':2    | 'scale':3",
            })
    void whatChangesTheMeaningOfBytesIsAnotherForm(String what, String from, String to) {
        assertThat(form(ALL.replace(from, to))).as(what).isNotEqualTo(form(ALL));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "the name of the record | 'name':'R'      | 'name':'S','namespace':'n'",
                "the name of an enum    | 'name':'E'      | 'name':'E2'",
                "a text                 | 'name':'a'      | 'name':'a','doc':'text'",
                "an alias               | 'name':'a'      | 'name':'a','aliases':['b2']",
                "a default              | 'name':'a'      | 'name':'a','default':''",
                "the default of an enum | 'symbols':      | 'default':'X','symbols':",
            })
    void whatBytesDoNotSayIsTheSameForm(String what, String from, String to) {
        assertThat(form(ALL.replace(from, to))).as(what).isEqualTo(form(ALL));
    }

    private static final String ALL = """
            {'type':'record','name':'R','fields':[
              {'name':'a','type':'string'},{'name':'b','type':'string'},
              {'name':'e','type':{'type':'enum','name':'E','symbols':['X','Y']}},
              {'name':'f','type':{'type':'fixed','name':'F','size':4}},
              {'name':'u','type':['null','int']},
              {'name':'d','type':{'type':'int','logicalType':'date'}},
              {'name':'p','type':{'type':'bytes','logicalType':'decimal','precision':9,'scale':2}}]}""";

    private static WireForm form(String json) {
        return WireForm.of(schema(json));
    }

    private static Schema schema(String json) {
        return new Schema.Parser().parse(json.replace('\'', '"'));
    }
}
