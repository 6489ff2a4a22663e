package io.envtest.internal.registry.core.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.envtest.api.GroupVersionKind;
import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.meta.IpAddress;
import io.envtest.internal.registry.rule.GoValue;
import io.envtest.view.FieldPath;
import io.envtest.view.core.v1.Service;
import io.envtest.view.core.v1.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which IP families a service has. The cluster has IPv4 only, as a server with one range for services has.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/dual-stack/">IPv4/IPv6 dual-stack</a>
 */
final class ServiceFamilies {

    static final String V4 = "IPv4";
    static final String V6 = "IPv6";

    private static final GroupVersionKind KIND = new GroupVersionKind("", "v1", "Service");
    private static final String SINGLE = "SingleStack";
    private static final String REQUIRE = "RequireDualStack";

    private final Service service;
    private final ServiceSpec spec;
    private final @Nullable ServiceSpec old;
    private final FieldPath policy;
    private final FieldErrors errors = new FieldErrors();

    ServiceFamilies(Service service, @Nullable Service old) {
        this.service = service;
        this.spec = service.spec();
        this.old = old == null ? null : old.spec();
        this.policy = spec.path("ipFamilyPolicy");
    }

    /** The name of the family of an address. */
    static String of(IpAddress address) {
        return address.isV4() ? V4 : V6;
    }

    /** Refuses with the errors, if there are any, as the rules of services do. */
    static void refuse(FieldErrors errors, Service service) {
        errors.throwIfAny(KIND, service.metadata().name());
    }

    /**
     * Fills in policy and families.
     *
     * @throws io.envtest.api.ApiException if what the service says makes no sense or the cluster cannot do it
     */
    void decide() {
        if (ServiceTypes.isExternalName(spec)) {
            return;
        }
        ServiceAddressRules.check(errors, spec, old);
        refuse(errors, service);
        boolean open = isHeadless() && spec.selector().isEmpty();
        policy(open);
        released();
        several();
        infer();
        refuse(errors, service);
        if (open) {
            anyFamilies();
        } else {
            ownFamilies();
        }
    }

    private boolean isHeadless() {
        return !spec.clusterIPs().isEmpty() && spec.clusterIPs().get(0).equals(ServiceTypes.HEADLESS);
    }

    private void policy(boolean open) {
        if (!spec.hasIpFamilyPolicy() && old != null && old.hasIpFamilyPolicy()) {
            spec.setIpFamilyPolicy(old.ipFamilyPolicy());
        }
        if (!spec.hasIpFamilyPolicy()) {
            spec.setIpFamilyPolicy(open ? REQUIRE : SINGLE);
        }
    }

    private void released() {
        if (old == null || spec.ipFamilyPolicy().equals(SINGLE)) {
            return;
        }
        if (old.clusterIPs().size() == 2 && spec.clusterIPs().size() == 1) {
            errors.invalid(policy, spec.ipFamilyPolicy(), "must be 'SingleStack' to release the secondary cluster IP");
        }
        if (old.ipFamilies().size() == 2 && spec.ipFamilies().size() == 1) {
            errors.invalid(policy, spec.ipFamilyPolicy(), "must be 'SingleStack' to release the secondary IP family");
        }
    }

    private void several() {
        if (!spec.ipFamilyPolicy().equals(SINGLE)) {
            return;
        }
        String words = "must be 'RequireDualStack' or 'PreferDualStack' when multiple %s are specified";
        if (spec.clusterIPs().size() == 2) {
            errors.invalid(policy, SINGLE, String.format(words, "cluster IPs"));
        }
        if (spec.ipFamilies().size() == 2) {
            errors.invalid(policy, SINGLE, String.format(words, "IP families"));
        }
    }

    /** Addresses tell their families. */
    private void infer() {
        List<String> families = new ArrayList<>(spec.ipFamilies());
        List<String> addresses = isHeadless() ? List.of() : spec.clusterIPs();
        JsonNode shown = GoValue.of(addresses);
        for (int i = families.size(); i < addresses.size(); i++) {
            String family =
                    IpAddress.parse(addresses.get(i)).map(ServiceFamilies::of).orElse(V4);
            if (family.equals(V4)) {
                families.add(family);
            } else {
                errors.invalid(spec.path("clusterIPs").index(i), shown, family + " is not configured on this cluster");
            }
        }
        if (!families.isEmpty()) {
            spec.setIpFamilies(families);
        }
    }

    /** Who gives a service its endpoints without the cluster's help may choose families that the cluster lacks. */
    private void anyFamilies() {
        List<String> families = new ArrayList<>(spec.ipFamilies().isEmpty() ? List.of(V4) : spec.ipFamilies());
        if (families.size() == 1 && !spec.ipFamilyPolicy().equals(SINGLE)) {
            families.add(families.get(0).equals(V4) ? V6 : V4);
        }
        spec.setIpFamilies(families);
    }

    private void ownFamilies() {
        if (spec.ipFamilyPolicy().equals(REQUIRE)) {
            errors.invalid(policy, REQUIRE, "this cluster is not configured for dual-stack services");
        }
        List<String> families = spec.ipFamilies();
        for (int i = 0; i < families.size(); i++) {
            if (!families.get(i).equals(V4)) {
                errors.invalid(spec.path("ipFamilies").index(i), families.get(i), "not configured on this cluster");
            }
        }
        refuse(errors, service);
        if (families.isEmpty()) {
            spec.setIpFamilies(List.of(V4));
        }
    }
}
