package io.envtest.internal.endpoint.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.envtest.internal.objectstore.ObjectIndex;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShardQueryTest {

    private static final String LOWER = "shardRange(object.metadata.uid, '0x0000000000000000', '0x8000000000000000')";
    private static final String UPPER = "shardRange(object.metadata.uid,'0x8000000000000000',\"0x10000000000000000\")";

    @Test
    void everyObjectIsInOneOfTwoHalves() {
        for (int i = 0; i < 100; i++) {
            ObjectIndex index = new ObjectIndex("uid-" + i, Map.of(), Map.of(), List.of());
            assertThat(ShardQuery.parse(LOWER).matches(index))
                    .isNotEqualTo(ShardQuery.parse(UPPER).matches(index));
            assertThat(ShardQuery.parse(LOWER + "||" + UPPER).matches(index)).isTrue();
        }
    }

    @Test
    void aPartIsToldInOneForm() {
        assertThat(ShardQuery.parse(UPPER))
                .hasToString("shardRange(object.metadata.uid, '0x8000000000000000', '0x10000000000000000')");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "hash(x) | unsupported function \"hash\"; only shardRange() and || are allowed",
                "shardRange(object.metadata.name, '0x0', '0x1') | unsupported field path \"object.metadata.name\"",
                "shardRange(object.metadata.uid, '0x0', '0x1') | hexStart must be a 0x-prefixed 16-digit hex value, got \"0x0\"",
                "shardRange(object.metadata.uid, '0x1000000000000000', '0x1000000000000000') | must be less than end",
                "a=b | invalid shard selector",
            })
    void whatIsNoPartIsRefused(String selector, String message) {
        assertThatThrownBy(() -> ShardQuery.parse(selector)).hasMessageContaining(message.split("; only")[0]);
    }
}
