package io.envtest.samples.webpage;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;

/** Keeps a page's ConfigMap, Deployment and Service as wanted and reports in the status. */
@Workflow(
        dependents = {
            @Dependent(type = PageConfigMap.class),
            @Dependent(type = PageDeployment.class),
            @Dependent(type = PageService.class)
        })
@ControllerConfiguration(name = "webpage")
public class WebPageReconciler implements Reconciler<WebPage> {

    @Override
    public UpdateControl<WebPage> reconcile(WebPage page, Context<WebPage> context) {
        boolean available = context.getSecondaryResource(Deployment.class)
                .map(deployment -> deployment.getStatus())
                .map(status -> status.getAvailableReplicas())
                .filter(replicas -> replicas >= page.getSpec().getReplicas())
                .isPresent();
        WebPageStatus status = new WebPageStatus();
        status.setConfigMap(page.getMetadata().getName());
        status.setAvailable(available);
        WebPage change = new WebPage();
        change.getMetadata().setName(page.getMetadata().getName());
        change.getMetadata().setNamespace(page.getMetadata().getNamespace());
        change.setStatus(status);
        return UpdateControl.patchStatus(change);
    }
}
