package io.envtest.internal.scheduler.framework;

import java.util.List;

/**
 * What a plugin says of a pod, or of a pod on a node. Immutable.
 *
 * @param code whether it may go there
 * @param reasons why not, as users read it
 * @param plugin who says so
 */
public record Verdict(Code code, List<String> reasons, String plugin) {

    /** Nothing against it. */
    public static final Verdict FITS = new Verdict(Code.FITS, List.of(), "");

    /** What follows from a verdict. */
    public enum Code {
        /** Nothing against it. */
        FITS,
        /** It does not fit; it might if other pods went. */
        UNSCHEDULABLE,
        /** It does not fit, whatever pods went. */
        UNRESOLVABLE,
        /** It cannot be said yet; asked again when something changes. */
        WAIT,
        /** It could not be found out; that ends the attempt. */
        ERROR
    }

    /** Copies the reasons. */
    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** It does not fit; it might if other pods went. */
    public static Verdict unschedulable(Plugin plugin, String... reasons) {
        return new Verdict(Code.UNSCHEDULABLE, List.of(reasons), plugin.name());
    }

    /** It does not fit, whatever pods went. */
    public static Verdict unresolvable(Plugin plugin, String... reasons) {
        return new Verdict(Code.UNRESOLVABLE, List.of(reasons), plugin.name());
    }

    /** It could not be found out; that ends the attempt. */
    public static Verdict error(Plugin plugin, String reason) {
        return new Verdict(Code.ERROR, List.of(reason), plugin.name());
    }

    /** Whether there is nothing against it. */
    public boolean fits() {
        return code == Code.FITS;
    }

    /** The reasons in one text. */
    public String message() {
        return String.join(", ", reasons);
    }
}
