package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.KindDeclaration;
import io.envtest.internal.registry.KindStrategy;
import io.envtest.internal.registry.StrategyContext;
import io.envtest.internal.registry.Trait;
import io.envtest.internal.registry.column.Columns;
import io.envtest.view.core.v1.ObjectReference;
import io.envtest.view.core.v1.ServiceAccount;
import java.util.Set;

/**
 * ServiceAccount: who a process in a pod is.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/security/service-accounts/">Service accounts</a>
 */
final class ServiceAccountKind extends KindStrategy<ServiceAccount> {

    private static final String ENFORCE_SECRETS = "kubernetes.io/enforce-mountable-secrets";

    private ServiceAccountKind() {
        super(ServiceAccount::of, Trait.DELETE_RETURNS_OBJECT);
    }

    static KindDeclaration declare() {
        return KindDeclaration.of("", "ServiceAccount")
                .strategy(new ServiceAccountKind())
                .columns(ServiceAccountKind::columns)
                .build();
    }

    private static Columns<ServiceAccount> columns() {
        return Columns.of("io.k8s.api.core.v1", ServiceAccount::of).name().age();
    }

    @Override
    protected void prepare(StrategyContext context, ServiceAccount account) {
        nameSecretsOnly(account);
    }

    @Override
    protected void prepare(StrategyContext context, ServiceAccount account, ServiceAccount old) {
        nameSecretsOnly(account);
    }

    /** Secrets are referred to by name alone; all else in the references is dropped. */
    private static void nameSecretsOnly(ServiceAccount account) {
        for (ObjectReference secret : account.secrets()) {
            secret.node().retain(Set.of("name"));
        }
    }

    @Override
    protected void validate(StrategyContext context, ServiceAccount account, ServiceAccount old, FieldErrors errors) {
        metadata(account, old, errors);
        metadata(context, account, errors);
    }

    @Override
    protected void warn(StrategyContext context, ServiceAccount account) {
        if (enforcesSecrets(account)) {
            warnOfAnnotation(context);
        }
    }

    @Override
    protected void warn(StrategyContext context, ServiceAccount account, ServiceAccount old) {
        if (enforcesSecrets(account) && !enforcesSecrets(old)) {
            warnOfAnnotation(context);
        }
    }

    private static boolean enforcesSecrets(ServiceAccount account) {
        return account.metadata().annotations().containsKey(ENFORCE_SECRETS);
    }

    private static void warnOfAnnotation(StrategyContext context) {
        context.warn("metadata.annotations[" + ENFORCE_SECRETS
                + "]: deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets");
    }
}
