package io.envtest.internal.registry.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrors;
import io.envtest.view.core.v1.Pod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnotatedProfilesTest {

    private static final String SECCOMP = "seccomp.security.alpha.kubernetes.io/pod";
    private static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/main";

    @Test
    void theSameProfileMayBeNamedTwice() {
        Pod pod = pod();
        pod.spec().securityContext().seccompProfile().setType("RuntimeDefault");
        assertThat(wrong(pod, Map.of(SECCOMP, "docker/default"))).isEmpty();
    }

    @Test
    void seccompOfAnnotationAndFieldMustMatch() {
        Pod pod = pod();
        pod.spec().securityContext().seccompProfile().setType("Localhost").setLocalhostProfile("a");
        assertThat(wrong(pod, Map.of(SECCOMP, "unconfined")))
                .containsExactly("spec.securityContext.seccompProfile.type: Forbidden: seccomp type in annotation and"
                        + " field must match");
        assertThat(wrong(pod, Map.of(SECCOMP, "localhost/b")))
                .containsExactly("spec.securityContext.seccompProfile.localhostProfile: Forbidden: seccomp profile in"
                        + " annotation and field must match");
    }

    @Test
    void appArmorOfTheAnnotationMustMatchThatOfThePodUnlessTheContainerHasItsOwn() {
        Pod pod = pod();
        pod.spec().securityContext().appArmorProfile().setType("RuntimeDefault");
        assertThat(wrong(pod, Map.of(APP_ARMOR, "unconfined")))
                .containsExactly("spec.containers[0].securityContext.appArmorProfile.type: Forbidden: apparmor type in"
                        + " annotation and field must match");
        pod.spec().containers().get(0).securityContext().appArmorProfile().setType("Unconfined");
        assertThat(wrong(pod, Map.of(APP_ARMOR, "unconfined"))).isEmpty();
    }

    private static Pod pod() {
        Pod pod = Pod.of(JsonNodeFactory.instance.objectNode());
        pod.spec().addContainers().setName("main");
        return pod;
    }

    private static List<String> wrong(Pod pod, Map<String, String> annotations) {
        FieldErrors errors = new FieldErrors();
        AnnotatedProfiles.seccomp(errors, annotations, pod.spec());
        AnnotatedProfiles.appArmor(errors, annotations, pod.spec());
        return errors.list().stream().map(FieldError::message).toList();
    }
}
