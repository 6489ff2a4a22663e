package io.envtest.kubelet.process;

import io.envtest.internal.controller.runtime.ControllerSetup;
import io.envtest.internal.controller.runtime.Lister;
import io.envtest.internal.controller.runtime.Resources;
import io.envtest.view.core.v1.ConfigMap;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.EnvFromSource;
import io.envtest.view.core.v1.EnvVar;
import io.envtest.view.core.v1.EnvVarSource;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables that a container is given.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/">Environment
 *     variables</a>
 */
final class Environment {

    private final Lister<ConfigMap> configMaps;
    private final Lister<Secret> secrets;
    private final ServiceVariables services;
    private final ResourceFields resources;

    Environment(ControllerSetup setup) {
        this.configMaps = setup.lister(Resources.CONFIG_MAPS);
        this.secrets = setup.lister(Resources.SECRETS);
        this.services = new ServiceVariables(setup.lister(Resources.SERVICES));
        this.resources = new ResourceFields(setup.lister(Resources.NODES));
    }

    Map<String, String> of(Pod pod, Container container) {
        String namespace = pod.metadata().namespace();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        variables.put(
                "HOSTNAME",
                pod.spec().hostname().isEmpty()
                        ? pod.metadata().name()
                        : pod.spec().hostname());
        variables.putAll(services.of(pod));
        for (EnvFromSource source : container.envFrom()) {
            Map<String, String> all = source.hasConfigMapRef()
                    ? configMap(namespace, source.configMapRef().name())
                    : secret(namespace, source.secretRef().name());
            all.forEach((key, value) -> variables.put(source.prefix() + key, value));
        }
        for (EnvVar variable : container.env()) {
            String value = variable.hasValueFrom()
                    ? value(pod, container, variable.valueFrom())
                    : Commands.expand(variable.value(), variables);
            variables.put(variable.name(), value);
        }
        return variables;
    }

    private String value(Pod pod, Container container, EnvVarSource source) {
        String namespace = pod.metadata().namespace();
        if (source.hasFieldRef()) {
            return PodFields.valueOf(pod, source.fieldRef().fieldPath());
        } else if (source.hasResourceFieldRef()) {
            return resources.valueOf(pod, container, source.resourceFieldRef());
        } else if (source.hasConfigMapKeyRef()) {
            return configMap(namespace, source.configMapKeyRef().name())
                    .getOrDefault(source.configMapKeyRef().key(), "");
        } else if (source.hasSecretKeyRef()) {
            return secret(namespace, source.secretKeyRef().name())
                    .getOrDefault(source.secretKeyRef().key(), "");
        }
        return "";
    }

    private Map<String, String> configMap(String namespace, String name) {
        return configMaps.get(namespace, name).map(ConfigMap::data).orElse(Map.of());
    }

    private Map<String, String> secret(String namespace, String name) {
        return secrets.get(namespace, name).map(Texts::of).orElse(Map.of());
    }
}
