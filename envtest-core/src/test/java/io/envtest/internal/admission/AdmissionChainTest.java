package io.envtest.internal.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.envtest.api.GroupVersionResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AdmissionChainTest {

    private static final GroupVersionResource MAPS = new GroupVersionResource("", "v1", "configmaps");

    private final List<String> ran = new ArrayList<>();

    private final class Writes extends NamedPlugin implements MutatingAdmission {

        Writes(String name) {
            super(name, Operation.CREATE);
        }

        @Override
        public void admit(AdmissionRequest request) {
            ran.add(name());
        }
    }

    private final class Asks extends NamedPlugin implements ReinvokingAdmission {

        private final boolean asking;

        Asks(boolean asking) {
            super("MutatingAdmissionPolicy", Operation.CREATE);
            this.asking = asking;
        }

        @Override
        public void admit(AdmissionRequest request, Reinvocation reinvocation) {
            ran.add(name() + (reinvocation.isSecond() ? " again" : ""));
            ObjectNode object = Objects.requireNonNull(request.object());
            object.put("changed", true);
            if (asking) {
                reinvocation.ask();
            }
        }
    }

    @Test
    void runsOnceInOrderWhenNobodyAsksForMore() {
        new AdmissionChain(List.of(new Asks(false), new Writes("LimitRanger"), new Writes("NamespaceLifecycle")))
                .mutate(Admissions.create(MAPS, "{}"));

        assertThat(ran).containsExactly("NamespaceLifecycle", "LimitRanger", "MutatingAdmissionPolicy");
    }

    @Test
    void runsASecondTimeButNeverAThird() {
        new AdmissionChain(List.of(new Writes("LimitRanger"), new Asks(true))).mutate(Admissions.create(MAPS, "{}"));

        assertThat(ran)
                .containsExactly(
                        "LimitRanger", "MutatingAdmissionPolicy", "LimitRanger", "MutatingAdmissionPolicy again");
    }
}
