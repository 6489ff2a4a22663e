package io.envtest.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.envtest.api.GroupVersionKind;
import io.envtest.internal.registry.rule.BuiltInTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaKindsTest {

    private static final GroupVersionKind CONFIG_MAP = new GroupVersionKind("", "v1", "ConfigMap");

    @ParameterizedTest
    @CsvSource({
        "v1, WatchEvent, true",
        "apps/v1, DeleteOptions, true",
        "extensions/v1beta1, ListOptions, true",
        "apiextensions.k8s.io/v1, ListOptions, false",
        "example.com/v1, ListOptions, false",
        "example.com/v1, Status, true",
        "v1, Table, false",
        "apps/v1, List, false",
        "v1, List, true",
        "v1, PodStatusResult, false",
    })
    void someKindsAreReadWhereObjectsAre(String apiVersion, String kind, boolean known) {
        assertThat(SentKind.known(BuiltInTypes.catalogue(), GroupVersionKind.of(apiVersion, kind), CONFIG_MAP))
                .isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource({
        "meta.k8s.io/v1, WatchEvent, true",
        "v1, WatchEvent, false",
        "v1, CreateOptions, true",
        "meta.k8s.io/v1beta1, Table, true",
        "meta.k8s.io/v1, Secret, false",
    })
    void othersAreReadBesideTheOptionsOfADeletion(String apiVersion, String kind, boolean known) {
        assertThat(MetaKinds.knownBesideOptions(GroupVersionKind.of(apiVersion, kind)))
                .isEqualTo(known);
    }
}
