package io.envtest.kubelet.shell;

import java.util.ArrayList;
import java.util.List;

/** {@code for name in words; do body; done}. */
record ForEach(String name, List<Word> words, Command body) implements Command {

    @Override
    public Step run(Frame frame, Step.Next next) {
        List<String> values = new ArrayList<>();
        words.forEach(word -> values.addAll(word.fields(frame)));
        return from(0, values, 0, frame, next);
    }

    private Step from(int index, List<String> values, int last, Frame frame, Step.Next next) {
        if (index == values.size()) {
            return next.after(last);
        }
        frame.shell().variables().put(name, values.get(index));
        return body.run(frame, code -> new Step.More(() -> from(index + 1, values, code, frame, next)));
    }
}
