package io.envtest.cel.library;

import io.envtest.cel.value.CelType;
import io.envtest.cel.value.OpaqueValue;
import java.math.BigInteger;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A semantic version; build metadata is left out, because it does not count. */
record Semver(BigInteger major, BigInteger minor, BigInteger patch, List<String> preRelease)
        implements OpaqueValue, Comparable<Semver> {

    static final CelType TYPE = CelType.opaque("kubernetes.Semver");

    private static final Pattern NUMERIC = Pattern.compile("[0-9]+");

    @Override
    public CelType celType() {
        return TYPE;
    }

    @Override
    public int compareTo(Semver other) {
        int order = major.compareTo(other.major);
        order = order != 0 ? order : minor.compareTo(other.minor);
        order = order != 0 ? order : patch.compareTo(other.patch);
        return order != 0 ? order : comparePreRelease(other);
    }

    private int comparePreRelease(Semver other) {
        if (preRelease.isEmpty() || other.preRelease.isEmpty()) {
            return Boolean.compare(preRelease.isEmpty(), other.preRelease.isEmpty());
        }
        int shared = Math.min(preRelease.size(), other.preRelease.size());
        for (int i = 0; i < shared; i++) {
            int order = compareParts(preRelease.get(i), other.preRelease.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(preRelease.size(), other.preRelease.size());
    }

    private static int compareParts(String left, String right) {
        boolean leftNumeric = NUMERIC.matcher(left).matches();
        boolean rightNumeric = NUMERIC.matcher(right).matches();
        if (leftNumeric && rightNumeric) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        return leftNumeric != rightNumeric ? (leftNumeric ? -1 : 1) : Integer.signum(left.compareTo(right));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Semver version && compareTo(version) == 0;
    }

    @Override
    public int hashCode() {
        return major.hashCode() * 31 + minor.hashCode();
    }
}
