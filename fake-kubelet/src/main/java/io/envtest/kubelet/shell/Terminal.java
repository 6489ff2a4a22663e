package io.envtest.kubelet.shell;

import io.envtest.spi.component.ContainerAccess;
import java.nio.charset.StandardCharsets;

/**
 * Between a client and a program: hands on what is written as it is; if the program has a terminal, shows what is typed and hands
 * it on line by line. Used by one thread at a time.
 */
final class Terminal {

    private static final int INTERRUPT = 3;
    private static final int END = 4;
    private static final int BACKSPACE = 8;
    private static final int ESCAPE = 27;
    private static final int DELETE = 127;

    private final Input input;
    private final StringBuilder screen;
    private final StringBuilder line = new StringBuilder();
    /** Whether the keys of an escape sequence come, which no program here knows. */
    private boolean escaped;

    private boolean interrupted;

    /**
     * A terminal, if what the program reads is one.
     *
     * @param input takes what is written
     * @param screen where is shown what is typed
     */
    Terminal(Input input, StringBuilder screen) {
        this.input = input;
        this.screen = screen;
    }

    /** Takes what was written or typed; whether there was room for it. */
    boolean write(byte[] bytes) {
        return isTyped() ? type(bytes) : input.add(bytes);
    }

    /** Whether somebody types, and sees what is shown. */
    boolean isTyped() {
        return input.kind() == ContainerAccess.Input.TERMINAL;
    }

    private boolean type(byte[] keys) {
        boolean room = true;
        for (char key : new String(keys, StandardCharsets.ISO_8859_1).toCharArray()) {
            room &= type(key);
        }
        return room;
    }

    /** Whether the program is to be interrupted; asked once for each time. */
    boolean isInterrupted() {
        boolean asked = interrupted;
        interrupted = false;
        return asked;
    }

    private boolean type(char key) {
        if (escaped) {
            escaped = !Character.isLetter(key) && key != '~';
            return true;
        }
        switch (key) {
            case '\r', '\n':
                show("\n");
                line.append('\n');
                return handOn();
            case INTERRUPT:
                show("^C\n");
                line.setLength(0);
                interrupted = true;
                return true;
            case END:
                return end();
            case BACKSPACE, DELETE:
                erase();
                return true;
            case ESCAPE:
                escaped = true;
                return true;
            default:
                return add(key);
        }
    }

    private boolean add(char key) {
        if (key >= ' ' || key == '\t') {
            line.append(key);
            show(String.valueOf(key));
        }
        return true;
    }

    private boolean end() {
        if (line.isEmpty()) {
            input.endOnce();
            return true;
        }
        return handOn();
    }

    private boolean handOn() {
        byte[] text = line.toString().getBytes(StandardCharsets.ISO_8859_1);
        line.setLength(0);
        return input.add(text);
    }

    private void erase() {
        int last = line.length() - 1;
        while (last > 0 && (line.charAt(last) & 0xc0) == 0x80) {
            last--; // the bytes of one letter
        }
        if (last >= 0) {
            line.setLength(last);
            show("\b \b");
        }
    }

    private void show(String text) {
        screen.append(text);
    }
}
