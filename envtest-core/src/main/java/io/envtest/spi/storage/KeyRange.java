package io.envtest.spi.storage;

/**
 * Keys between two bounds.
 *
 * @param from first key, included
 * @param to end, not included
 */
public record KeyRange(String from, String to) {

    /**
     * All keys that start with a prefix.
     *
     * @param prefix at least one character, the last of which is not {@link Character#MAX_VALUE}
     * @return the range
     */
    public static KeyRange prefix(String prefix) {
        int last = prefix.length() - 1;
        return new KeyRange(prefix, prefix.substring(0, last) + (char) (prefix.charAt(last) + 1));
    }

    /**
     * One key.
     *
     * @param key the key
     * @return the range that holds it alone
     */
    public static KeyRange single(String key) {
        return new KeyRange(key, key + '\0');
    }

    /**
     * Whether a key is within.
     *
     * @param key the key
     * @return true if it is
     */
    public boolean contains(String key) {
        return key.compareTo(from) >= 0 && key.compareTo(to) < 0;
    }
}
