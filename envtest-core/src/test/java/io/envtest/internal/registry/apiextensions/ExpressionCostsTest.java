package io.envtest.internal.registry.apiextensions;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.field.FieldErrors;
import io.envtest.view.FieldPath;
import org.junit.jupiter.api.Test;

class ExpressionCostsTest {

    private final FieldErrors errors = new FieldErrors();

    @Test
    void tellsByHowMuchARuleIsTooDear() {
        ExpressionCosts.checkOne(errors, FieldPath.root("a"), "estimated rule cost", 10_066_340);
        ExpressionCosts.checkOne(errors, FieldPath.root("b"), "estimated rule cost", 31_000_000);
        ExpressionCosts.checkOne(errors, FieldPath.root("c"), "estimated rule cost", Long.MAX_VALUE);
        ExpressionCosts.checkOne(errors, FieldPath.root("d"), "estimated rule cost", 201_500_000);
        assertThat(errors.list())
                .extracting(error -> error.detail().replaceAll(" \\(.*", ""))
                .containsExactly(
                        "estimated rule cost exceeds budget by factor of 1.006634x",
                        "estimated rule cost exceeds budget by factor of 3.1x",
                        "estimated rule cost exceeds budget by factor of more than 100x",
                        "estimated rule cost exceeds budget by factor of 20.1x");
    }

    @Test
    void namesTheFourDearestRulesOfASchemaThatIsTooDear() {
        ExpressionCosts costs = new ExpressionCosts();
        for (int i = 0; i < 6; i++) {
            costs.add(FieldPath.root("rule" + i), 50_000_000L + i % 3);
        }
        costs.checkTotal(errors, FieldPath.root("schema"));
        assertThat(errors.list())
                .extracting(error -> error.path().toString())
                .containsExactly("rule2", "rule5", "rule1", "rule4", "schema");
    }

    @Test
    void saturates() {
        assertThat(ExpressionCosts.times(Long.MAX_VALUE, 2)).isEqualTo(Long.MAX_VALUE);
        assertThat(ExpressionCosts.times(3, 4)).isEqualTo(12);
    }
}
