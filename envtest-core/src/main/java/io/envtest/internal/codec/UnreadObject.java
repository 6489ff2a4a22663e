package io.envtest.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object whose text nobody has looked into yet. It is read when somebody does, and is an object like any other from
 * then on; until then it is copied, compared and written as the text. As thread-safe as other objects: readers do not
 * disturb each other.
 */
@SuppressWarnings("unchecked") // deepCopy, as ObjectNode declares it; and there is one maker only
public final class UnreadObject extends ObjectNode {

    private static final long serialVersionUID = 1L;
    private static final int EMPTY = "{}".length();

    private final transient Members members;

    private UnreadObject(Members members) {
        super(JsonNodeFactory.instance, members);
        this.members = members;
    }

    /** Of a text that {@link GoJsonWriter} wrote of an object; not to be changed any more. */
    public static UnreadObject of(byte[] json) {
        return new UnreadObject(new Members(new Text(json)));
    }

    /** The same with what its maker would make of it. */
    public static UnreadObject of(byte[] json, Object made) {
        UnreadObject object = of(json);
        object.members.text.made = made;
        return object;
    }

    /** The text; null once somebody has looked inside. */
    byte @Nullable [] text() {
        return members.read() == null ? members.text.json : null;
    }

    /**
     * Something made of the text by the only maker that is ever used. All copies keep it as long as they are unread.
     *
     * @param maker is given a tree of its own; may run more than once when several ask at the same time
     * @return empty once somebody has looked inside
     */
    public <T> @Nullable T made(Function<ObjectNode, T> maker) {
        if (members.read() != null) {
            return null;
        }
        T made = (T) members.text.made;
        if (made == null) {
            made = maker.apply(members.text.tree());
            members.text.made = made;
        }
        return made;
    }

    @Override
    public ObjectNode deepCopy() {
        return members.read() == null ? new UnreadObject(new Members(members.text)) : super.deepCopy();
    }

    /** Whether both are such objects that nobody has looked into, of the same text. Looks into neither. */
    public static boolean sameText(JsonNode one, JsonNode other) {
        return one instanceof UnreadObject unread && same(unread.text(), text(other));
    }

    private static byte @Nullable [] text(@Nullable Object object) {
        return object instanceof UnreadObject unread ? unread.text() : null;
    }

    private static boolean same(byte @Nullable [] text, byte @Nullable [] other) {
        return text != null && other != null && Arrays.equals(text, other);
    }

    /** Texts that say the same in another order are as long as each other. */
    private static boolean different(byte @Nullable [] text, byte @Nullable [] other) {
        return text != null && other != null && text.length != other.length;
    }

    @Override
    public boolean equals(Comparator<JsonNode> comparator, JsonNode other) {
        byte[] theirs = text(other);
        return same(text(), theirs) || !different(text(), theirs) && super.equals(comparator, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        byte[] theirs = text(other);
        return same(text(), theirs) || !different(text(), theirs) && super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    /** A text and what was made of it. */
    private static final class Text {

        private final byte[] json;

        private volatile @Nullable Object made;

        Text(byte[] json) {
            this.json = json;
        }

        ObjectNode tree() {
            try {
                return (ObjectNode) GoJson.decode(json).value();
            } catch (GoJsonException e) {
                throw new IllegalStateException("what was written cannot be read", e);
            }
        }
    }

    /** The members of a text. */
    private static final class Members extends LazyMembers {

        private final Text text;

        Members(Text text) {
            this.text = text;
        }

        @Override
        ObjectNode tree() {
            return text.tree();
        }

        @Override
        public boolean isEmpty() {
            return read() == null ? text.json.length == EMPTY : super.isEmpty();
        }
    }
}
