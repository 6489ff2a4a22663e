package io.envtest.internal.registry.core.service;

import io.envtest.internal.field.FieldError;
import io.envtest.internal.field.FieldErrorType;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.IpAddress;
import io.envtest.internal.registry.rule.AddressRules;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.ServiceSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules of the cluster IPs and IP families of a service. */
final class ServiceAddressRules {

    private static final List<String> FAMILIES = List.of(ServiceFamilies.V4, ServiceFamilies.V6);
    private static final List<String> POLICIES = List.of("PreferDualStack", "RequireDualStack", "SingleStack");

    private final FieldErrors errors = new FieldErrors();
    private final ServiceSpec spec;
    private final List<String> addresses;
    private final List<String> oldAddresses;
    private final FieldPath path;

    private ServiceAddressRules(ServiceSpec spec, @Nullable ServiceSpec old) {
        this.spec = spec;
        this.addresses = spec.clusterIPs();
        this.oldAddresses = old == null ? List.of() : old.clusterIPs();
        this.path = spec.path("clusterIPs");
    }

    /** What must hold of any service that has them. */
    static void check(FieldErrors errors, ServiceSpec spec, @Nullable ServiceSpec old) {
        if (!ServiceTypes.isExternalName(spec)) {
            ServiceAddressRules rules = new ServiceAddressRules(spec, old);
            rules.check();
            errors.addAll(rules.errors);
        }
    }

    /** The first address stays, and so does a second one unless the service gives up its family. */
    static void unchanged(FieldErrors errors, ServiceSpec spec, ServiceSpec old) {
        boolean other = ServiceTypes.isExternalName(spec) || ServiceTypes.isExternalName(old);
        boolean headless = ServiceTypes.isHeadless(spec);
        boolean wasHeadless = ServiceTypes.isHeadless(old);
        if (!other && !(headless && wasHeadless)) {
            kept(errors, spec.path("clusterIPs"), spec.clusterIPs(), old.clusterIPs(), "clusterIP");
            released(errors, spec, spec.clusterIPs(), old.clusterIPs(), "clusterIP");
        }
        if (!other && !headless && !wasHeadless) {
            kept(errors, spec.path("ipFamilies"), spec.ipFamilies(), old.ipFamilies(), "ipFamily");
            released(errors, spec, spec.ipFamilies(), old.ipFamilies(), "ipFamily");
        }
    }

    private static void kept(
            FieldErrors errors, FieldPath path, List<String> values, List<String> before, String what) {
        if (values.isEmpty() && !before.isEmpty()) {
            errors.invalid(path.index(0), GoValue.of(values), "primary " + what + " can not be unset");
            return;
        }
        int compared = values.size() == before.size() ? values.size() : Math.min(1, before.size());
        for (int i = 0; i < compared; i++) {
            if (!values.get(i).equals(before.get(i))) {
                errors.invalid(path.index(i), GoValue.of(values), "may not change once set");
            }
        }
    }

    private static void released(
            FieldErrors errors, ServiceSpec spec, List<String> values, List<String> before, String what) {
        boolean second = before.size() == 2 && values.size() == 1;
        if (second && !spec.ipFamilyPolicy().equals("SingleStack")) {
            errors.invalid(
                    spec.path("ipFamilyPolicy"),
                    GoValue.of(spec.get("ipFamilyPolicy")),
                    "must be set to 'SingleStack' when releasing the secondary " + what);
        }
    }

    private void check() {
        inStep();
        families();
        boolean wellFormed = wellFormed();
        if (addresses.size() > 2) {
            errors.invalid(path, GoValue.of(addresses), "may only hold up to 2 values");
        }
        if (!wellFormed) {
            return;
        }
        int none = addresses.indexOf(ServiceTypes.HEADLESS);
        if (none > 0) {
            String error =
                    "failed to check for dual stack with error:invalid IP[" + none + "]: " + ServiceTypes.HEADLESS;
            errors.add(new FieldError(FieldErrorType.INTERNAL, path, null, error));
        } else if (addresses.size() > 1 && familiesOfAddresses().size() < 2) {
            errors.invalid(path, GoValue.of(addresses), "may specify no more than one IP for each IP family");
        }
        if (errors.isEmpty() && !ServiceTypes.isHeadless(spec)) {
            matching();
        }
    }

    private void inStep() {
        if (spec.clusterIP().isEmpty()) {
            if (!addresses.isEmpty()) {
                errors.invalid(path, GoValue.of(addresses), "must be empty when `clusterIP` is not specified");
            }
        } else if (addresses.isEmpty()) {
            errors.required(path, "");
        } else if (!addresses.get(0).equals(spec.clusterIP())) {
            errors.invalid(path, GoValue.of(addresses), "first value must match `clusterIP`");
        }
    }

    private void families() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < spec.ipFamilies().size(); i++) {
            FieldPath family = spec.path("ipFamilies").index(i);
            String name = spec.ipFamilies().get(i);
            Rules.oneOf(errors, family, name, FAMILIES);
            if (!seen.add(name)) {
                errors.duplicate(family, name);
            }
        }
        if (spec.hasIpFamilyPolicy()) {
            Rules.oneOf(errors, spec.path("ipFamilyPolicy"), spec.ipFamilyPolicy(), POLICIES);
        }
    }

    private boolean wellFormed() {
        int before = errors.size();
        for (int i = 0; i < addresses.size(); i++) {
            if (i > 0 || !addresses.get(i).equals(ServiceTypes.HEADLESS)) {
                AddressRules.ip(errors, path.index(i), addresses.get(i), oldAddresses);
            } else if (addresses.size() > 1) {
                errors.invalid(path, GoValue.of(addresses), "'None' must be the first and only value");
            }
        }
        return errors.size() == before;
    }

    private Set<String> familiesOfAddresses() {
        Set<String> families = new HashSet<>();
        addresses.forEach(each -> IpAddress.parse(each).map(ServiceFamilies::of).ifPresent(families::add));
        return families;
    }

    private void matching() {
        int both = Math.min(addresses.size(), spec.ipFamilies().size());
        for (int i = 0; i < both; i++) {
            String wanted = spec.ipFamilies().get(i);
            String address = addresses.get(i);
            boolean same = IpAddress.parse(address)
                    .map(ip -> ServiceFamilies.of(ip).equals(wanted))
                    .orElse(true);
            if (!same) {
                errors.invalid(
                        path.index(i),
                        address,
                        "expected an " + wanted + " value as indicated by `ipFamilies[" + i + "]`");
            }
        }
    }
}
