package io.envtest.internal.field;

/** Kinds of field errors: the cause's reason and the words that begin its message. */
public enum FieldErrorType {
    /** A referenced thing is not there. */
    NOT_FOUND("FieldValueNotFound", "Not found", true),
    /** Something must be given. */
    REQUIRED("FieldValueRequired", "Required value", false),
    /** Given twice where it must be unique. */
    DUPLICATE("FieldValueDuplicate", "Duplicate value", true),
    /** The value breaks a rule. */
    INVALID("FieldValueInvalid", "Invalid value", true),
    /** Not one of a known set. */
    NOT_SUPPORTED("FieldValueNotSupported", "Unsupported value", true),
    /** Valid, but not allowed here. */
    FORBIDDEN("FieldValueForbidden", "Forbidden", false),
    /** Too many bytes. */
    TOO_LONG("FieldValueTooLong", "Too long", false),
    /** Too many items. */
    TOO_MANY("FieldValueTooMany", "Too many", true),
    /** The server failed to check. */
    INTERNAL("InternalError", "Internal error", false),
    /** The value has the wrong type. */
    TYPE_INVALID("FieldValueTypeInvalid", "Invalid value", true);

    private final String reason;
    private final String words;
    private final boolean showsValue;

    FieldErrorType(String reason, String words, boolean showsValue) {
        this.reason = reason;
        this.words = words;
        this.showsValue = showsValue;
    }

    /** The cause's reason. */
    public String reason() {
        return reason;
    }

    String words() {
        return words;
    }

    boolean showsValue() {
        return showsValue;
    }
}
