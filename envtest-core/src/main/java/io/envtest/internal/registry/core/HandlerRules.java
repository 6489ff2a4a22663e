package io.envtest.internal.registry.core;

import io.envtest.internal.field.FieldErrors;
import io.envtest.internal.registry.rule.Formats;
import io.envtest.internal.registry.rule.Rules;
import io.envtest.view.FieldPath;
import io.envtest.view.IntOrString;
import io.envtest.view.core.v1.ExecAction;
import io.envtest.view.core.v1.GRPCAction;
import io.envtest.view.core.v1.HTTPGetAction;
import io.envtest.view.core.v1.HTTPHeader;
import io.envtest.view.core.v1.Lifecycle;
import io.envtest.view.core.v1.LifecycleHandler;
import io.envtest.view.core.v1.Probe;
import io.envtest.view.core.v1.TCPSocketAction;
import java.util.List;

/**
 * Rules of probes and of life-cycle hooks.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/">Probes</a>
 */
final class HandlerRules {

    private static final List<String> SCHEMES = List.of("HTTP", "HTTPS");
    private static final String ONE = "may not specify more than 1 handler type";

    /** What a probe is for. */
    enum Role {
        LIVENESS,
        READINESS,
        STARTUP
    }

    private HandlerRules() {}

    static void probe(FieldErrors errors, Probe probe, Role role) {
        if (!probe.present()) {
            return;
        }
        int handlers = 0;
        handlers += exec(errors, probe.exec(), probe.path("exec"), handlers);
        handlers += http(errors, probe.httpGet(), probe.path("httpGet"), handlers);
        handlers += tcp(errors, probe.tcpSocket(), probe.path("tcpSocket"), handlers);
        handlers += grpc(errors, probe.grpc(), probe.path("grpc"), handlers);
        if (handlers == 0) {
            errors.required(probe.path(), "must specify a handler type");
        }
        Rules.nonNegative(errors, probe.path("initialDelaySeconds"), probe.initialDelaySeconds());
        Rules.nonNegative(errors, probe.path("timeoutSeconds"), probe.timeoutSeconds());
        Rules.nonNegative(errors, probe.path("periodSeconds"), probe.periodSeconds());
        Rules.nonNegative(errors, probe.path("successThreshold"), probe.successThreshold());
        Rules.nonNegative(errors, probe.path("failureThreshold"), probe.failureThreshold());
        role(errors, probe, role);
    }

    private static void role(FieldErrors errors, Probe probe, Role role) {
        FieldPath grace = probe.path("terminationGracePeriodSeconds");
        if (probe.hasTerminationGracePeriodSeconds()) {
            if (probe.terminationGracePeriodSeconds() <= 0) {
                errors.invalid(grace, probe.terminationGracePeriodSeconds(), "must be greater than 0");
            }
            if (role == Role.READINESS) {
                errors.invalid(grace, probe.terminationGracePeriodSeconds(), "must not be set for readinessProbes");
            }
        }
        if (role != Role.READINESS && probe.successThreshold() != 1) {
            errors.invalid(probe.path("successThreshold"), probe.successThreshold(), "must be 1");
        }
    }

    static void lifecycle(FieldErrors errors, Lifecycle lifecycle, long grace) {
        if (lifecycle.postStart().present()) {
            handler(errors, lifecycle.postStart(), grace);
        }
        if (lifecycle.preStop().present()) {
            handler(errors, lifecycle.preStop(), grace);
        }
    }

    private static void handler(FieldErrors errors, LifecycleHandler handler, long grace) {
        int handlers = 0;
        handlers += exec(errors, handler.exec(), handler.path("exec"), handlers);
        handlers += http(errors, handler.httpGet(), handler.path("httpGet"), handlers);
        handlers += tcp(errors, handler.tcpSocket(), handler.path("tcpSocket"), handlers);
        if (handler.sleep().present()) {
            if (handlers > 0) {
                errors.forbidden(handler.path("sleep"), ONE);
            } else {
                long seconds = handler.sleep().seconds();
                if (seconds < 0 || seconds > grace) {
                    errors.invalid(
                            handler.path("sleep"),
                            seconds,
                            "must be non-negative and less than terminationGracePeriodSeconds (" + grace + ")");
                }
            }
            handlers++;
        }
        if (handlers == 0) {
            errors.required(handler.path(), "must specify a handler type");
        }
    }

    private static int exec(FieldErrors errors, ExecAction action, FieldPath path, int before) {
        if (!action.present()) {
            return 0;
        }
        if (before > 0) {
            errors.forbidden(path, ONE);
        } else {
            Rules.required(errors, path.child("command"), action.command(), "");
        }
        return 1;
    }

    private static int http(FieldErrors errors, HTTPGetAction action, FieldPath path, int before) {
        if (!action.present()) {
            return 0;
        }
        if (before > 0) {
            errors.forbidden(path, ONE);
            return 1;
        }
        Rules.required(errors, path.child("path"), action.path_());
        port(errors, path.child("port"), action.port());
        Rules.oneOf(errors, path.child("scheme"), action.scheme(), SCHEMES);
        for (HTTPHeader header : action.httpHeaders()) {
            Formats.HTTP_HEADER
                    .wrong(header.name())
                    .forEach(wrong -> errors.invalid(path.child("httpHeaders"), header.name(), wrong));
        }
        return 1;
    }

    private static int tcp(FieldErrors errors, TCPSocketAction action, FieldPath path, int before) {
        if (!action.present()) {
            return 0;
        }
        if (before > 0) {
            errors.forbidden(path, ONE);
        } else {
            port(errors, path.child("port"), action.port());
        }
        return 1;
    }

    private static int grpc(FieldErrors errors, GRPCAction action, FieldPath path, int before) {
        if (!action.present()) {
            return 0;
        }
        if (before > 0) {
            errors.forbidden(path, ONE);
        } else {
            Rules.port(errors, path.child("port"), action.port());
        }
        return 1;
    }

    private static void port(FieldErrors errors, FieldPath path, IntOrString port) {
        if (port.isInt()) {
            Rules.port(errors, path, port.intValue());
        } else {
            Rules.format(errors, path, port.strValue(), Formats.PORT_NAME);
        }
    }
}
