package io.envtest.internal.schema.structural;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keywords that combine schemas. Among alternatives that fail, the one that was checked furthest is reported. */
final class Junctors {

    private final Findings findings;
    private final SchemaPlace place;
    private final StructuralSchema schema;
    private final Function<StructuralSchema, Findings> check;

    Junctors(
            Findings findings, SchemaPlace place, StructuralSchema schema, Function<StructuralSchema, Findings> check) {
        this.findings = findings;
        this.place = place;
        this.schema = schema;
        this.check = check;
    }

    void check() {
        anyOf(schema.junctor("anyOf"));
        oneOf(schema.junctor("oneOf"));
        allOf(schema.junctor("allOf"));
        StructuralSchema not = schema.not();
        if (not != null && check.apply(not).isValid()) {
            refuse("must not validate the schema (not)");
        }
        findings.countCheck();
    }

    private void refuse(String words) {
        findings.add(place.aboutRoot("\"" + place.name() + "\" " + words));
    }

    private void anyOf(List<StructuralSchema> alternatives) {
        Findings best = null;
        for (StructuralSchema alternative : alternatives) {
            Findings result = check.apply(alternative);
            if (result.isValid()) {
                findings.merge(result);
                return;
            }
            best = better(best, result);
        }
        if (best != null) {
            refuse("must validate at least one schema (anyOf)");
            findings.merge(best);
        }
    }

    private void oneOf(List<StructuralSchema> alternatives) {
        int valid = 0;
        Findings first = null;
        Findings best = null;
        for (StructuralSchema alternative : alternatives) {
            Findings result = check.apply(alternative);
            if (result.isValid()) {
                valid++;
                first = first == null ? result : first;
            } else {
                best = better(best, result);
            }
        }
        if (valid == 1 && first != null) {
            findings.merge(first);
        } else if (!alternatives.isEmpty()) {
            String found = valid == 0 ? "Found none valid" : "Found " + valid + " valid alternatives";
            refuse("must validate one and only one schema (oneOf). " + found);
            if (valid == 0 && best != null) {
                findings.merge(best);
            }
        }
    }

    private void allOf(List<StructuralSchema> parts) {
        int valid = 0;
        for (StructuralSchema part : parts) {
            Findings result = check.apply(part);
            valid += result.isValid() ? 1 : 0;
            findings.merge(result);
        }
        if (valid < parts.size()) {
            refuse("must validate all the schemas (allOf)" + (valid == 0 ? ". None validated" : ""));
        }
    }

    private static Findings better(@Nullable Findings best, Findings result) {
        return best == null || result.checkedMoreThan(best) ? result : best;
    }
}
