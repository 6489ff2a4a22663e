package io.envtest.cel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.schema.structural.Correlation;
import io.envtest.internal.schema.structural.RuleCheck;
import io.envtest.internal.schema.structural.RuleTree;
import io.envtest.internal.schema.structural.StructuralSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleCheckTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SCHEMA = "{'type':'object','properties':{"
            + "'s':{'type':'string','x-kubernetes-validations':[{'rule':'self != \\'bad\\'','reason':'FieldValueForbidden'}]},"
            + "'o':{'type':'object','properties':{'n':{'type':'integer'}},"
            + "'x-kubernetes-validations':[{'rule':'self.n > 5','message':'small','fieldPath':'.n'}]},"
            + "'l':{'type':'array','x-kubernetes-list-type':'map','x-kubernetes-list-map-keys':['k'],'items':{'type':'object',"
            + "'properties':{'k':{'type':'string'},'v':{'type':'string'}},"
            + "'x-kubernetes-validations':[{'rule':'self.v == oldSelf.v','message':'fixed'}]}},"
            + "'m':{'type':'object','additionalProperties':{'type':'integer','x-kubernetes-validations':[{'rule':'1 / self > 0'}]}}}}";

    private final StructuralSchema schema = StructuralSchema.of(json(SCHEMA));
    private final RuleTree rules = RuleTree.of(schema, new KubernetesCelEngine());
    private final List<String> warnings = new ArrayList<>();

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace("\\'", "`").replace('\'', '"').replace('`', '\''));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private String problems(String value, @Nullable String old) {
        FieldErrors errors = new FieldErrors();
        JsonNode now = json(value);
        JsonNode before = old == null ? null : json(old);
        Correlation correlation = before == null ? null : new Correlation(now, before, schema);
        new RuleCheck(errors, warnings::add).check(rules, now, before, correlation);
        return errors.isEmpty() ? "" : errors.aggregate();
    }

    @Test
    void reportsScalarsWithTheirValueAndObjectsWithout() {
        assertThat(problems("{'s':'bad','o':{'n':1},'m':{'k':0}}", null))
                .isEqualTo("[s: Forbidden: failed rule: self != 'bad', o.n: Invalid value: small, "
                        + "m[k]: Invalid value: \"integer\": division by zero evaluating rule: 1 / self > 0]");
    }

    @Test
    void onlyWarnsAboutWhatHasNotChanged() {
        assertThat(problems("{'s':'bad','o':{'n':2}}", "{'s':'bad','o':{'n':1}}"))
                .isEqualTo("o.n: Invalid value: small");
        assertThat(warnings).containsExactly("s: Forbidden: failed rule: self != 'bad'");
    }

    @Test
    void comparesItemsWithTheOldOnesOfTheSameKey() {
        String old = "{'l':[{'k':'a','v':'1'},{'k':'b','v':'1'}]}";
        assertThat(problems("{'l':[{'k':'c','v':'9'},{'k':'b','v':'2'},{'k':'a','v':'1'}]}", old))
                .isEqualTo("l[1]: Invalid value: fixed");
    }
}
