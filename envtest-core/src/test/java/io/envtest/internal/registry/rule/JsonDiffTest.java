package io.envtest.internal.registry.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class JsonDiffTest {

    @Test
    void showsThreeUnchangedLinesAroundAChange() throws JsonProcessingException {
        String old =
                "{\"A\":null,\"B\":null,\"C\":{\"Path\":\"/data\",\"Type\":\"\"},\"D\":null,\"E\":null,\"F\":1,\"G\":2}";
        String diff = diff(old, old.replace("/data", "/a/../b"));
        assertThat(diff).isEqualTo("""
                        @@ -2,7 +2,7 @@
                          "A": null,
                          "B": null,
                          "C": {
                        -  "Path": "/data",
                        +  "Path": "/a/../b",
                           "Type": ""
                          },
                          "D": null,
                        """);
    }

    @Test
    void equalValuesHaveNoDiff() throws JsonProcessingException {
        assertThat(diff("{\"a\":[1,2]}", "{\"a\":[1,2]}")).isEmpty();
    }

    @Test
    void changesFarApartStandApart() throws JsonProcessingException {
        String diff = diff("[1,0,0,0,0,0,0,0,0,0,2]", "[3,0,0,0,0,0,0,0,0,0,4]");
        assertThat(diff).contains("@@ -1,5 +1,5 @@").contains("@@ -9,5 +9,5 @@");
    }

    private static String diff(String old, String now) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        return JsonDiff.between(mapper.readTree(old), mapper.readTree(now));
    }
}
