package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.Containers;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Container;
import io.envtest.view.core.v1.PodSpec;
import io.envtest.view.core.v1.WindowsSecurityContextOptions;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Rules of security options that only Windows has.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/windows/user-guide/">Windows containers</a>
 */
final class WindowsRules {

    private static final int MAX_SPEC_BYTES = 64 * 1024;
    private static final int MAX_DOMAIN = 256;
    private static final int MAX_USER = 104;
    private static final String FORBIDDEN = "\"/\\:;|=,+*?<>@[]";
    private static final Pattern NET_BIOS = Pattern.compile("[^\\\\/:*?\"<>|.][^\\\\/:*?\"<>|]{0,14}");
    private static final String DNS_PART = "[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?";
    private static final Pattern DNS = Pattern.compile(DNS_PART + "(\\." + DNS_PART + ")*");

    private WindowsRules() {}

    static void options(FieldErrors errors, WindowsSecurityContextOptions options) {
        if (options.hasGmsaCredentialSpecName()) {
            Rules.format(
                    errors,
                    options.path("gmsaCredentialSpecName"),
                    options.gmsaCredentialSpecName(),
                    Formats.DNS_SUBDOMAIN);
        }
        if (options.hasGmsaCredentialSpec()) {
            FieldPath path = options.path("gmsaCredentialSpec");
            String credentials = options.gmsaCredentialSpec();
            if (credentials.isEmpty()) {
                errors.invalid(path, credentials, "gmsaCredentialSpec cannot be an empty string");
            } else if (credentials.getBytes(StandardCharsets.UTF_8).length > MAX_SPEC_BYTES) {
                errors.invalid(path, credentials, "gmsaCredentialSpec size must be under 64 KiB");
            }
        }
        if (options.hasRunAsUserName()) {
            userName(errors, options.path("runAsUserName"), options.runAsUserName());
        }
    }

    private static void userName(FieldErrors errors, FieldPath path, String name) {
        if (name.isEmpty()) {
            errors.invalid(path, name, "runAsUserName cannot be an empty string");
        } else if (name.chars().anyMatch(Character::isISOControl)) {
            errors.invalid(path, name, "runAsUserName cannot contain control characters");
        } else {
            String[] parts = name.split("\\\\", -1);
            if (parts.length > 2) {
                errors.invalid(path, name, "runAsUserName cannot contain more than one backslash");
                return;
            }
            if (parts.length == 2) {
                domain(errors, path, name, parts[0]);
            }
            user(errors, path, name, parts[parts.length - 1]);
        }
    }

    private static void domain(FieldErrors errors, FieldPath path, String name, String domain) {
        if (domain.length() >= MAX_DOMAIN) {
            errors.invalid(path, name, "runAsUserName's Domain length must be under 256 characters");
        }
        if (!NET_BIOS.matcher(domain).matches()
                && (domain.length() > 255 || !DNS.matcher(domain).matches())) {
            errors.invalid(path, name, "runAsUserName's Domain doesn't match the NetBios nor the DNS format");
        }
    }

    private static void user(FieldErrors errors, FieldPath path, String name, String user) {
        if (user.isEmpty()) {
            errors.invalid(path, name, "runAsUserName's User cannot be empty");
            return;
        }
        if (user.length() > MAX_USER) {
            errors.invalid(path, name, "runAsUserName's User length must not be longer than 104 characters");
        }
        if (user.chars().allMatch(c -> c == '.' || c == ' ')) {
            errors.invalid(path, name, "runAsUserName's User cannot contain only periods or spaces");
        }
        if (user.chars().anyMatch(c -> FORBIDDEN.indexOf(c) >= 0)) {
            errors.invalid(path, name, "runAsUserName's User cannot contain the following characters: " + FORBIDDEN);
        }
    }

    /** Containers that are processes of their host: all of them or none, and in the host's network. */
    static void hostProcess(FieldErrors errors, PodSpec spec) {
        WindowsSecurityContextOptions pod = spec.securityContext().windowsOptions();
        int all = 0;
        int onHost = 0;
        for (Container container : Containers.all(spec)) {
            WindowsSecurityContextOptions own = container.securityContext().windowsOptions();
            all++;
            if (pod.hasHostProcess() && own.hasHostProcess() && pod.hostProcess() != own.hostProcess()) {
                errors.invalid(
                        container.path("securityContext").child("windowsOptions", "hostProcess"),
                        own.hostProcess(),
                        "pod hostProcess value must be identical if both are specified, was " + pod.hostProcess());
            }
            if (own.hasHostProcess() ? own.hostProcess() : pod.hostProcess()) {
                onHost++;
            }
        }
        if (onHost == 0) {
            return;
        }
        if (onHost != all) {
            errors.invalid(
                    spec.path(),
                    "",
                    "If pod contains any hostProcess containers then all containers must be HostProcess containers");
        }
        if (!spec.hostNetwork()) {
            errors.invalid(
                    spec.path("hostNetwork"),
                    false,
                    "hostNetwork must be true if pod contains any hostProcess containers");
        }
    }
}
