package io.envtest.kubelet.shell;

import java.util.ArrayList;
import java.util.List;

/** A word of a script before its expansion: text, variables and the output of commands. */
record Word(List<Part> parts) {

    /** A piece of a word. */
    interface Part {

        /** What stands in its place. */
        String text(Frame frame);

        /** Whether quotes keep it in one piece. */
        boolean quoted();
    }

    /** Text as it stands. */
    record Literal(String value, boolean quoted) implements Part {

        @Override
        public String text(Frame frame) {
            return value;
        }
    }

    /** {@code $name}, or {@code ${name:-fallback}}. */
    record Variable(String name, Word fallback, boolean quoted) implements Part {

        @Override
        public String text(Frame frame) {
            String value = frame.shell().variable(name);
            return value == null || value.isEmpty() ? fallback.text(frame) : value;
        }
    }

    /** {@code $(command)}. */
    record Substitution(Command command, boolean quoted) implements Part {

        @Override
        public String text(Frame frame) {
            String output = ToTheEnd.outputOf(command, frame);
            return output.replaceFirst("\\n+$", "");
        }
    }

    /** {@code $((expression))}. */
    record Sum(Word expression, boolean quoted) implements Part {

        @Override
        public String text(Frame frame) {
            return String.valueOf(Arithmetic.evaluate(expression.text(frame), frame.shell()));
        }
    }

    static Word of(String literal) {
        return new Word(literal.isEmpty() ? List.of() : List.of(new Literal(literal, false)));
    }

    /** The word as it stands, if it holds nothing to expand and no quotes; else the empty string. */
    String bare() {
        return parts.size() == 1 && parts.get(0) instanceof Literal literal && !literal.quoted() ? literal.value() : "";
    }

    /** The word in one piece. */
    String text(Frame frame) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text(frame)));
        return text.toString();
    }

    /** The words it becomes: what is not quoted falls apart at white space. */
    List<String> fields(Frame frame) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean open = false;
        for (Part part : parts) {
            String text = part.text(frame);
            if (part.quoted() || part instanceof Literal) {
                field.append(text);
                open = true;
                continue;
            }
            String[] pieces = text.strip().split("\\s+");
            boolean apart = !text.isEmpty() && Character.isWhitespace(text.charAt(0));
            for (String piece : pieces) {
                if (apart && open) {
                    fields.add(field.toString());
                    field.setLength(0);
                }
                field.append(piece);
                open = open || !piece.isEmpty();
                apart = true;
            }
        }
        if (open) {
            fields.add(field.toString());
        }
        return fields;
    }
}
