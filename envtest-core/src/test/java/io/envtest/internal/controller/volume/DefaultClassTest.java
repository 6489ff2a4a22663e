package io.envtest.internal.controller.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.internal.lookup.MemoryObjects;
import io.envtest.view.storage.v1.StorageClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class DefaultClassTest {

    @Test
    void theYoungestDefaultIsTaken() {
        assertThat(DefaultClass.of(List.of(
                        storage("old", "2026-01-01T00:00:00Z", "true"),
                        storage("young", "2026-01-02T00:00:00Z", "true"),
                        storage("younger", "2026-01-03T00:00:00Z", "false"))))
                .contains("young");
    }

    @Test
    void ofOneAgeTheFirstByNameIsTaken() {
        String time = "2026-01-01T00:00:00Z";

        assertThat(DefaultClass.of(List.of(storage("b", time, "true"), storage("a", time, "true"))))
                .contains("a");
    }

    private static StorageClass storage(String name, String created, String isDefault) {
        return StorageClass.of(MemoryObjects.tree("{'metadata':{'name':'" + name + "','creationTimestamp':'" + created
                + "','annotations':{'storageclass.kubernetes.io/is-default-class':'" + isDefault + "'}}}"));
    }
}
