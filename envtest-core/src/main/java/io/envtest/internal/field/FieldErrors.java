package io.envtest.internal.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.envtest.api.ApiException;
import io.envtest.api.GroupVersionKind;
import io.envtest.api.Status;
import io.envtest.view.FieldPath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Collects field errors in order. Not thread-safe: one validation, one list. */
public final class FieldErrors {

    private final List<FieldError> errors = new ArrayList<>();
    private final JsonNode before;

    /** About an object that there was not before. */
    public FieldErrors() {
        this(MissingNode.getInstance());
    }

    /** About a change of this object. */
    public FieldErrors(JsonNode before) {
        this.before = before;
    }

    /** What stood at a place before the change, missing if there was nothing: some rules allow what has been there. */
    public JsonNode before(FieldPath path) {
        return before.at(
                "/" + path.toString().replace("]", "").replace('[', '/').replace('.', '/'));
    }

    /** The value breaks a rule. */
    public void invalid(FieldPath path, @Nullable Object value, String detail) {
        errors.add(new FieldError(FieldErrorType.INVALID, path, value, detail));
    }

    /** The text breaks a rule; it is of a type of its own, such as the operators of selectors. */
    public void invalidOwnType(FieldPath path, String value, String detail) {
        errors.add(new FieldError(FieldErrorType.INVALID, path, value, detail).ofOwnType());
    }

    /** What stands there breaks a rule; it is not shown. */
    public void invalid(FieldPath path, String detail) {
        errors.add(new FieldError(FieldErrorType.INVALID, path, FieldError.OMITTED, detail));
    }

    /** A value must be given; detail may be empty. */
    public void required(FieldPath path, String detail) {
        errors.add(new FieldError(FieldErrorType.REQUIRED, path, "", detail));
    }

    /** The value stands there twice. */
    public void duplicate(FieldPath path, @Nullable Object value) {
        errors.add(new FieldError(FieldErrorType.DUPLICATE, path, value, ""));
    }

    /** The value is none of the supported ones, which are shown in the order given. */
    public void notSupported(FieldPath path, @Nullable Object value, Collection<String> supported) {
        String list = supported.stream().map(GoQuote::quote).collect(Collectors.joining(", "));
        String detail = supported.isEmpty() ? "" : "supported values: " + list;
        errors.add(new FieldError(FieldErrorType.NOT_SUPPORTED, path, value, detail).ofOwnType());
    }

    /** The value may not be given here. */
    public void forbidden(FieldPath path, String detail) {
        errors.add(new FieldError(FieldErrorType.FORBIDDEN, path, "", detail));
    }

    /** More bytes than allowed. */
    public void tooLong(FieldPath path, int maxBytes) {
        String bytes = maxBytes == 1 ? " byte" : " bytes";
        String detail = maxBytes < 0 ? "value is too long" : "may not be more than " + maxBytes + bytes;
        errors.add(new FieldError(FieldErrorType.TOO_LONG, path, "", detail));
    }

    /** More items than allowed. */
    public void tooMany(FieldPath path, int actual, int max) {
        errors.add(new FieldError(FieldErrorType.TOO_MANY, path, actual, atMost(max)));
    }

    /** How many items there may be, in words. */
    public static String atMost(long items) {
        return items < 0 ? "has too many items" : "must have at most " + items + (items == 1 ? " item" : " items");
    }

    /** What the value names is not there. */
    public void notFound(FieldPath path, @Nullable Object value) {
        errors.add(new FieldError(FieldErrorType.NOT_FOUND, path, value, ""));
    }

    /** What the value names is not there; says where it should be. */
    public void notFound(FieldPath path, @Nullable Object value, String detail) {
        errors.add(new FieldError(FieldErrorType.NOT_FOUND, path, value, detail));
    }

    /** Adds an error made elsewhere. */
    public void add(FieldError error) {
        errors.add(error);
    }

    /** Adds all errors of another list. */
    public void addAll(FieldErrors others) {
        errors.addAll(others.errors);
    }

    /** The texts that the errors since the first so many show are of a type of their own, such as names of resources. */
    public void ofOwnType(int since) {
        errors.subList(since, errors.size()).replaceAll(FieldError::ofOwnType);
    }

    /** Whether nothing was wrong. */
    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** How many errors there are. */
    public int size() {
        return errors.size();
    }

    /** The errors so far, in order. */
    public List<FieldError> list() {
        return List.copyOf(errors);
    }

    /** Throws 422 Invalid about the object if there is any error. */
    public void throwIfAny(GroupVersionKind kind, String name) {
        if (!errors.isEmpty()) {
            throw toException(kind, name);
        }
    }

    /** The 422 Invalid that these errors make. */
    public ApiException toException(GroupVersionKind kind, String name) {
        List<Status.Cause> causes = errors.stream()
                .map(e -> new Status.Cause(e.type().reason(), e.body(), e.path().toString()))
                .toList();
        String qualified = kind.group().isEmpty() ? kind.kind() : kind.kind() + "." + kind.group();
        String message = qualified + " " + GoQuote.quote(name) + " is invalid: " + aggregate();
        return new ApiException(new Status(
                422, "Invalid", message, new Status.Details(name, kind.group(), kind.kind(), "", causes, 0)));
    }

    /** All messages: one as it is, several in brackets, each text once. */
    public String aggregate() {
        LinkedHashSet<String> messages = new LinkedHashSet<>();
        errors.forEach(e -> messages.add(e.message()));
        String joined = String.join(", ", messages);
        return messages.size() == 1 ? joined : "[" + joined + "]";
    }
}
