package io.envtest.internal.admission.plugin.noderestriction;

import io.envtest.api.GroupVersionResource;
import io.envtest.api.ObjectKey;
import io.envtest.internal.admission.AdmissionRequest;
import io.envtest.internal.authz.Attributes;
import io.envtest.internal.authz.Authorizer;
import io.envtest.internal.lookup.ObjectReader;
import io.envtest.internal.lookup.Resources;
import io.envtest.view.core.v1.PersistentVolume;
import io.envtest.view.core.v1.PersistentVolumeClaim;
import io.envtest.view.core.v1.Pod;
import io.envtest.view.core.v1.Volume;
import io.envtest.view.core.v1.VolumeProjection;
import io.envtest.view.storage.v1.CSIDriver;
import java.util.List;

/** For whom a node may ask for tokens: whom the volumes of the pod need them for, and whom it has a right to. */
final class TokenAudiences {

    private static final String VERB = "request-serviceaccounts-token-audience";
    private static final GroupVersionResource DRIVERS = new GroupVersionResource("storage.k8s.io", "v1", "csidrivers");

    private final ObjectReader objects;
    private final Authorizer authorizer;

    TokenAudiences(ObjectReader objects, Authorizer authorizer) {
        this.objects = objects;
        this.authorizer = authorizer;
    }

    void check(AdmissionRequest request, List<String> audiences, Pod pod) {
        if (audiences.size() > 1) {
            throw request.forbidden("node may only request 0 or 1 audiences");
        }
        String audience = audiences.isEmpty() ? "" : audiences.get(0);
        boolean needed = pod.spec().volumes().stream().anyMatch(volume -> needs(pod, volume, audience));
        if (!needed && !mayAsk(request, audience)) {
            throw request.forbidden("audience \"" + audience + "\" not found in pod spec volume, "
                    + request.context().user().name() + " is not authorized to request tokens for this audience");
        }
    }

    private boolean mayAsk(AdmissionRequest request, String audience) {
        return authorizer
                .authorize(Attributes.resource(
                        request.context().user(), VERB, "", audience, "", request.namespace(), request.name()))
                .allowed();
    }

    private boolean needs(Pod pod, Volume volume, String audience) {
        for (VolumeProjection source : volume.projected().sources()) {
            if (source.hasServiceAccountToken()
                    && source.serviceAccountToken().audience().equals(audience)) {
                return true;
            }
        }
        String driver = volume.hasCsi() ? volume.csi().driver() : driverOfClaim(pod, volume);
        return !driver.isEmpty() && driverNeeds(driver, audience);
    }

    private String driverOfClaim(Pod pod, Volume volume) {
        String claim = volume.hasEphemeral()
                ? pod.metadata().name() + "-" + volume.name()
                : volume.persistentVolumeClaim().claimName();
        if (claim.isEmpty()) {
            return "";
        }
        return objects.get(
                        Resources.PERSISTENT_VOLUME_CLAIMS,
                        new ObjectKey(pod.metadata().namespace(), claim))
                .map(found -> PersistentVolumeClaim.of(found).spec().volumeName())
                .flatMap(name -> objects.get(Resources.PERSISTENT_VOLUMES, new ObjectKey("", name)))
                .map(found -> PersistentVolume.of(found).spec().csi().driver())
                .orElse("");
    }

    private boolean driverNeeds(String driver, String audience) {
        return objects.get(DRIVERS, new ObjectKey("", driver)).stream()
                .flatMap(found -> CSIDriver.of(found).spec().tokenRequests().stream())
                .anyMatch(token -> token.audience().equals(audience));
    }
}
