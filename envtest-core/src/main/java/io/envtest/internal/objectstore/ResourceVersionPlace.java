package io.envtest.internal.objectstore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where in an object's JSON the resourceVersion goes: behind name, generateName, namespace, selfLink and uid, as
 * kube-apiserver prints built-in kinds; where metadata is in alphabetical order, as in custom resources, there.
 *
 * @param offset index in the bytes
 * @param commaBefore whether a comma must come before the new member
 * @param commaAfter whether a comma must come behind it
 */
record ResourceVersionPlace(int offset, boolean commaBefore, boolean commaAfter) {

    private static final Set<String> LEADING = Set.of("name", "generateName", "namespace", "selfLink", "uid");
    private static final List<byte[]> LEADING_BYTES =
            LEADING.stream().map(ResourceVersionPlace::ascii).toList();
    private static final byte[] METADATA = ascii("metadata");
    private static final String NAME = "resourceVersion";
    private static final byte[] MEMBER = ascii("\"resourceVersion\":\"");

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Finds the place in an object that has metadata without a resourceVersion. */
    static ResourceVersionPlace find(byte[] json) {
        JsonBytes bytes = new JsonBytes(json);
        bytes.enterObject();
        while (bytes.hasMember()) {
            boolean metadata = bytes.isMember(METADATA);
            bytes.skipName();
            if (metadata) {
                return findInMetadata(bytes);
            }
            bytes.skipValue();
        }
        throw new IllegalArgumentException("object without metadata");
    }

    private static ResourceVersionPlace findInMetadata(JsonBytes bytes) {
        bytes.enterObject();
        int end = bytes.position();
        boolean first = true;
        boolean sorted = false;
        while (bytes.hasMember()) {
            int start = bytes.position();
            boolean leading = isLeading(bytes);
            sorted |= first && !leading;
            if (sorted ? bytes.memberName().compareTo(NAME) > 0 : !leading) {
                return first
                        ? new ResourceVersionPlace(start, false, true)
                        : new ResourceVersionPlace(end, true, false);
            }
            bytes.skipName();
            bytes.skipValue();
            end = bytes.position();
            first = false;
        }
        return new ResourceVersionPlace(end, !first, false);
    }

    private static boolean isLeading(JsonBytes bytes) {
        for (byte[] name : LEADING_BYTES) {
            if (bytes.isMember(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBehind(String name, boolean sorted) {
        return sorted ? name.compareTo(NAME) > 0 : !LEADING.contains(name);
    }

    /** Whether a tree has a version. */
    static boolean isSet(ObjectNode tree) {
        return tree.path("metadata").has(NAME);
    }

    /** The tree with its version; shares all but metadata with the one without. */
    ObjectNode insert(ObjectNode tree, long revision) {
        ObjectNode metadata = tree.objectNode();
        boolean sorted = false;
        boolean placed = false;
        for (Map.Entry<String, JsonNode> member : tree.path("metadata").properties()) {
            sorted |= metadata.isEmpty() && !LEADING.contains(member.getKey());
            if (!placed && isBehind(member.getKey(), sorted)) {
                metadata.put(NAME, Long.toString(revision));
                placed = true;
            }
            metadata.set(member.getKey(), member.getValue());
        }
        if (!placed) {
            metadata.put(NAME, Long.toString(revision));
        }
        ObjectNode copy = tree.objectNode().setAll(tree);
        return copy.set("metadata", metadata);
    }

    /** The object with its version. */
    byte[] insert(byte[] json, long revision) {
        byte[] member = member(revision);
        byte[] result = new byte[json.length + member.length];
        System.arraycopy(json, 0, result, 0, offset);
        System.arraycopy(member, 0, result, offset, member.length);
        System.arraycopy(json, offset, result, offset + member.length, json.length - offset);
        return result;
    }

    /** The same in pieces. */
    void insert(byte[] json, long revision, StoredObject.Pieces to) {
        byte[] member = member(revision);
        to.add(json, 0, offset);
        to.add(member, 0, member.length);
        to.add(json, offset, json.length - offset);
    }

    /** The version as a member of metadata, with the commas it needs. */
    private byte[] member(long revision) {
        byte[] digits = ascii(Long.toString(revision));
        int before = commaBefore ? 1 : 0;
        byte[] member = new byte[before + MEMBER.length + digits.length + 1 + (commaAfter ? 1 : 0)];
        System.arraycopy(MEMBER, 0, member, before, MEMBER.length);
        System.arraycopy(digits, 0, member, before + MEMBER.length, digits.length);
        member[before + MEMBER.length + digits.length] = '"';
        if (commaBefore) {
            member[0] = ',';
        }
        if (commaAfter) {
            member[member.length - 1] = ',';
        }
        return member;
    }
}
