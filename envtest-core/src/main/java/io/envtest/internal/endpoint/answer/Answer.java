package io.envtest.internal.endpoint.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.internal.objectstore.ObjectPage;
import io.envtest.internal.objectstore.StoredObject;
import io.envtest.internal.objectstore.WatchHandle;
import io.envtest.internal.objectstore.WatchSink;
import io.envtest.internal.registry.ResourceDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an endpoint answers. Refusals are not among them: they are thrown. */
public sealed interface Answer {

    /**
     * A stored object.
     *
     * @param code HTTP status
     * @param definition the object's resource
     * @param object the object
     * @param form how it is to be written
     */
    record Stored(int code, ResourceDefinition definition, StoredObject object, Form form) implements Answer {}

    /**
     * An object that is not stored: a Status, a Scale, a review.
     *
     * @param code HTTP status
     * @param object the object; belongs to whoever takes the answer
     * @param form how it is to be written
     */
    record Made(int code, ObjectNode object, Form form) implements Answer {}

    /**
     * A page of a list.
     *
     * @param definition the objects' resource
     * @param page the page
     * @param shard the part of the collection that was asked for, as lists tell it; empty for all
     * @param form how it is to be written
     */
    record Listed(ResourceDefinition definition, ObjectPage page, String shard, Form form) implements Answer {}

    /**
     * A watch, not yet opened. Opening may throw {@link io.envtest.api.ApiException}.
     *
     * @param definition the objects' resource
     * @param opener opens it
     * @param timeout when the server ends it
     * @param form how its events are to be written
     */
    record Watched(ResourceDefinition definition, Opener opener, Duration timeout, Form form) implements Answer {}

    /** Opens a watch onto a sink. */
    @FunctionalInterface
    interface Opener {
        /** Opens it. */
        WatchHandle open(WatchSink sink);
    }

    /**
     * Plain text that goes on until its source or the client ends it.
     *
     * @param source where it comes from
     */
    record Streamed(Source source) implements Answer {}

    /** Where streamed text comes from. */
    @FunctionalInterface
    interface Source {
        /**
         * Begins to send.
         *
         * @return what is to be run when the client is gone
         */
        Runnable open(ByteSink sink);
    }

    /** Where streamed text goes. Thread-safe; does not block. */
    interface ByteSink {
        /** Sends bytes, which are not to be changed any more. */
        void send(byte[] bytes);

        /** Ends the stream once all has been sent. */
        void end();
    }

    /**
     * What is said over a WebSocket, which is closed then.
     *
     * @param protocols the protocols that are spoken; the client chooses
     * @param dialogue the messages
     */
    record Spoken(Set<String> protocols, Dialogue dialogue) implements Answer {}

    /** Messages in a protocol. */
    @FunctionalInterface
    interface Dialogue {
        /** The messages, all binary, in the protocol that was chosen; empty for none. */
        List<byte[]> in(String protocol);
    }

    /**
     * A talk with a command in a container, over a WebSocket or SPDY, as the client asks.
     *
     * @param streams what the client wants
     * @param command the command
     * @param refusal why there is no such talk after all, empty if there is; told where the node's agent would
     */
    record Commanded(CommandStreams streams, RemoteCommand command, String refusal) implements Answer {}

    /**
     * Connections to ports of a pod, over a WebSocket or SPDY, as the client asks.
     *
     * @param ports the ports that are named at once, for a protocol in which they are
     * @param listeners what listens
     * @param refusal why there are no such connections after all, empty if there are
     */
    record Forwarded(List<Integer> ports, PodListeners listeners, String refusal) implements Answer {}

    /**
     * What another server answers, passed on as it comes.
     *
     * @param relay asks that server
     */
    record Relayed(Relay relay) implements Answer {}

    /** Asks another server. */
    @FunctionalInterface
    interface Relay {
        /** Its answer, as soon as it begins; what keeps it from answering is told by an answer, too. Blocks. */
        RelayedAnswer ask();
    }

    /**
     * Bytes as they are.
     *
     * @param code HTTP status
     * @param contentType content type, empty for none
     * @param headers further headers
     * @param content the bytes; not to be changed
     */
    record Raw(int code, String contentType, Map<String, List<String>> headers, byte[] content) implements Answer {

        /** Bytes without further headers. */
        public static Raw of(int code, String contentType, byte[] content) {
            return new Raw(code, contentType, Map.of(), content);
        }
    }
}
