package io.envtest.cel.value;

import org.jspecify.annotations.Nullable;

/**
 * An optional.
 *
 * @param content the value, or null when there is none
 */
public record OptionalValue(@Nullable Object content) {

    /** The optional without a value. */
    public static final OptionalValue NONE = new OptionalValue(null);

    /** Whether there is a value. */
    public boolean hasValue() {
        return content != null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof OptionalValue that)) {
            return false;
        }
        return content == null || that.content == null ? content == that.content : Values.equal(content, that.content);
    }

    @Override
    public int hashCode() {
        return content == null ? 0 : 1;
    }
}
