// SPDX-License-Identifier: Apache-2.0
package io.datagateway.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InsideJarsTest {

    private static final String TABLE = """
            {"org.x:all:1.2": [{"component": "org.y:part:3", "licence": "MIT"},
                               {"component": "org.z:copied:unknown", "licence": "Apache-2.0"}]}""";

    private static final String BILL = """
            {"bomFormat": "CycloneDX", "components": [
              {"group": "org.x", "name": "all", "version": "%s"}, {"group": "org.y", "name": "other", "version": "1"}]}""";

    @TempDir
    Path folder;

    @Test
    void whatIsInsideOfAJarIsListedInIt() throws Exception {
        JsonNode bill = completed("1.2");

        assertThat(bill.at("/components/0/components").toString())
                .isEqualTo("[{\"type\":\"library\",\"group\":\"org.y\",\"name\":\"part\",\"version\":\"3\","
                        + "\"licenses\":[{\"license\":{\"id\":\"MIT\"}}],\"purl\":\"pkg:maven/org.y/part@3\"},"
                        + "{\"type\":\"library\",\"group\":\"org.z\",\"name\":\"copied\","
                        + "\"licenses\":[{\"license\":{\"id\":\"Apache-2.0\"}}],\"purl\":\"pkg:maven/org.z/copied\"}]");
        assertThat(bill.at("/components/1").has("components")).isFalse();
    }

    @Test
    void ofAnotherVersionOfTheJarItIsNotKnown() {
        assertThatThrownBy(() -> completed("1.3"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("org.x:all:1.3");
    }

    @Test
    void whereNoBillWasMadeNoneIsLeftOfBefore() throws Exception {
        completed("1.2");
        Files.delete(folder.resolve("x.cdx.json"));

        InsideJars.main(new String[] {
            folder.resolve("inside.json").toString(),
            folder.resolve("sbom").toString(),
            folder.resolve("x.cdx.json").toString()
        });

        assertThat(folder.resolve("sbom")).isEmptyDirectory();
    }

    private JsonNode completed(String version) throws Exception {
        Path table = Files.writeString(folder.resolve("inside.json"), TABLE);
        Path bill = Files.writeString(folder.resolve("x.cdx.json"), BILL.formatted(version));
        Path target = folder.resolve("sbom");
        InsideJars.main(new String[] {table.toString(), target.toString(), bill.toString()});
        return new ObjectMapper().readTree(target.resolve("x.cdx.json").toFile());
    }
}
