package io.envtest.internal.sim;

import io.envtest.spi.component.ClusterRandom;
import java.util.Random;
import java.util.UUID;

/** Random values from a seed. */
public final class SeededRandom implements ClusterRandom {

    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private final Random random;

    /**
     * Starts the sequence.
     *
     * @param seed same seed, same values in the same order of calls
     */
    public SeededRandom(long seed) {
        random = new Random(seed);
    }

    @Override
    public int nextInt(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public String uuid() {
        long most;
        long least;
        synchronized (random) {
            most = random.nextLong();
            least = random.nextLong();
        }
        long version4 = (most & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long variant = (least & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(version4, variant).toString();
    }

    @Override
    public String nameSuffix(int length) {
        StringBuilder suffix = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            suffix.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return suffix.toString();
    }
}
