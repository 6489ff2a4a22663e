package io.envtest.internal.endpoint.answer;

/** What runs in a container, for a client that talks with it in whatever protocol. */
@FunctionalInterface
public interface RemoteCommand {

    /**
     * Begins the talk.
     *
     * @param client hears what the command says; may be called before this returns
     */
    Session begin(Client client);

    /** What a client says. One thread at a time. */
    interface Session {

        /**
         * Hands on what is for standard input.
         *
         * @param bytes not to be changed any more; empty for nothing new
         * @param last whether nothing more will come
         */
        void input(byte[] bytes, boolean last);

        /** The client is gone, or the command has ended; harmless when repeated. */
        void gone();
    }

    /** What a client hears. Thread-safe; does not block. */
    interface Client {

        /** Standard output. */
        void output(byte[] bytes);

        /** Standard error. */
        void errors(byte[] bytes);

        /** The end; nothing may follow. */
        void end(CommandEnd end);
    }
}
