package io.envtest.internal.controller.runtime;

import io.envtest.spi.component.ClusterComponent;
import io.envtest.spi.component.ComponentContext;
import org.jspecify.annotations.Nullable;

/**
 * A control loop of the controller manager: {@link #setUp} names what it watches and how it reconciles, the rest is the
 * same for all. Works as the service account {@code kube-system/ACCOUNT} under the field manager {@code
 * kube-controller-manager}, as the real one does with {@code --use-service-account-credentials}.
 */
public abstract class Controller implements ClusterComponent {

    private static final String MANAGER = "kube-controller-manager";

    private final String name;
    private final String user;
    private final String manager;
    private @Nullable ControllerSetup setup;

    /**
     * Names a controller.
     *
     * @param name its name as for {@code --controllers}, for example {@code deployment-controller}
     * @param account its service account in kube-system
     */
    protected Controller(String name, String account) {
        this(name, "system:serviceaccount:kube-system:" + account, MANAGER);
    }

    /**
     * Names a controller that works as the controller manager itself.
     *
     * @param name its name as for {@code --controllers}
     */
    protected Controller(String name) {
        this(name, "system:kube-controller-manager", MANAGER);
    }

    /**
     * Names a loop that belongs to another part of the control plane.
     *
     * @param name its name as for {@code --controllers}
     * @param user who it works as
     * @param manager field manager of what it writes
     */
    protected Controller(String name, String user, String manager) {
        this.name = name;
        this.user = user;
        this.manager = manager;
    }

    /** Declares watches and loops; nothing runs before all watched informers are synced. */
    protected abstract void setUp(ControllerSetup setup);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void start(ComponentContext context) {
        ControllerSetup fresh = new ControllerSetup(name, context, new Client(context.api(user, manager)));
        synchronized (this) {
            setup = fresh;
        }
        setUp(fresh);
        fresh.begin();
    }

    @Override
    public final void close() {
        ControllerSetup running;
        synchronized (this) {
            running = setup;
            setup = null;
        }
        if (running != null) {
            running.close();
        }
    }

    @Override
    public final String toString() {
        return name;
    }
}
