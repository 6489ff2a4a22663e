package io.envtest.spi.component;

/** Random values of one cluster, repeatable from its seed. Thread-safe. */
public interface ClusterRandom {

    /**
     * A number.
     *
     * @param bound exclusive upper bound, above 0
     * @return 0 to {@code bound - 1}
     */
    int nextInt(int bound);

    /**
     * A version 4 UUID in its usual text form.
     *
     * @return 36 characters
     */
    String uuid();

    /**
     * A suffix as generateName appends it: no vowels, no digits that look like letters.
     *
     * @param length number of characters
     * @return characters of {@code bcdfghjklmnpqrstvwxz2456789}
     */
    String nameSuffix(int length);
}
