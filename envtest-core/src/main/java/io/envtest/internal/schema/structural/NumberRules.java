package io.envtest.internal.schema.structural;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.internal.schema.format.TextFormats;
import org.jspecify.annotations.Nullable;

/** The keywords of numbers, for one value. */
final class NumberRules {

    private final Findings findings;
    private final SchemaPlace place;
    private final JsonNode value;
    private final String type;
    private final String format;

    NumberRules(Findings findings, SchemaPlace place, JsonNode value, StructuralSchema schema) {
        this.findings = findings;
        this.place = place;
        this.value = value;
        this.type = schema.isIntOrString() ? "" : schema.type();
        this.format = schema.keywords().format();
    }

    void check(NumberBounds bounds) {
        findings.countCheck();
        if (!inRange()) {
            outOfRange("Checked");
        }
        multipleOf(bounds.multipleOf());
        bound("Minimum boundary", bounds.minimum(), bounds.exclusiveMinimum(), -1, "greater than");
        bound("Maximum boundary", bounds.maximum(), bounds.exclusiveMaximum(), 1, "less than");
    }

    private boolean inRange() {
        boolean int32 = format.equals("int32");
        if (type.equals("integer")) {
            return GoNumber.isWhole(value)
                    ? !int32 || GoNumber.fitsInt32(value.longValue())
                    : GoNumber.fits(value.doubleValue(), int32);
        }
        return !format.equals("float") || Math.abs(value.doubleValue()) <= Float.MAX_VALUE;
    }

    private boolean inRange(double bound) {
        if (type.equals("integer")) {
            return GoNumber.fits(bound, format.equals("int32"));
        }
        return !format.equals("float") || Math.abs(bound) <= Float.MAX_VALUE;
    }

    private void outOfRange(String what) {
        String words = TextFormats.known(type, format) ? " with format " + format : " (default format)";
        findings.add(place.aboutRoot(what + " value must be of type " + type + words + " in " + place.name()));
    }

    private void multipleOf(@Nullable Double factor) {
        if (factor == null) {
            return;
        }
        boolean usable = inRange(factor);
        if (!usable) {
            outOfRange("MultipleOf");
        }
        boolean whole = usable && GoNumber.isWhole(value);
        String text = whole ? Long.toString(GoNumber.cut(factor)) : GoNumber.text(factor);
        if (whole ? GoNumber.cut(factor) <= 0 : factor <= 0) {
            findings.add(place.invalid(
                    whole || GoNumber.isWhole(factor) ? (Object) GoNumber.cut(factor) : factor,
                    "factor MultipleOf declared for " + place.name() + " must be positive: " + text));
        } else if (whole ? value.longValue() % GoNumber.cut(factor) != 0 : !divides(factor)) {
            findings.add(place.invalid(value, place.inBody() + " should be a multiple of " + text));
        }
    }

    private boolean divides(double factor) {
        double number = value.doubleValue();
        return GoNumber.isWhole(factor < 1 ? 1 / factor * number : number / factor);
    }

    /** What lies beyond the bound in the direction, or on it if it is exclusive. */
    private void bound(String what, @Nullable Double bound, boolean exclusive, int direction, String words) {
        if (bound == null) {
            return;
        }
        boolean usable = inRange(bound);
        if (!usable) {
            outOfRange(what);
        }
        boolean whole = usable && GoNumber.isWhole(value);
        int order = whole
                ? Long.compare(value.longValue(), GoNumber.cut(bound))
                : Double.compare(value.doubleValue(), bound);
        if (order * direction > 0 || exclusive && order == 0) {
            String text = whole ? Long.toString(GoNumber.cut(bound)) : GoNumber.text(bound);
            findings.add(place.invalid(
                    value, place.inBody() + " should be " + words + (exclusive ? " " : " or equal to ") + text));
        }
    }
}
