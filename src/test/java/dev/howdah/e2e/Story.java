package dev.howdah.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/// A class of tests that tell one story on one cluster, in the order of their `@Order`: what comes after a failure is
/// not run, as it would fail for that reason only.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("e2e")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith({Story.UntilFirstFailure.class, Evidence.class})
@interface Story {

    /// Notes the first failure of a class and skips the rest.
    final class UntilFirstFailure implements TestWatcher, ExecutionCondition {

        private static final ExtensionContext.Namespace NAMESPACE =
                ExtensionContext.Namespace.create(UntilFirstFailure.class);

        @Override
        public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
            store(context).put(context.getRequiredTestClass(), context.getDisplayName());
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (context.getTestMethod().isEmpty()) {
                return ConditionEvaluationResult.enabled("");
            }
            var failed = store(context).get(context.getRequiredTestClass(), String.class);
            return failed == null
                    ? ConditionEvaluationResult.enabled("")
                    : ConditionEvaluationResult.disabled("after the failure of " + failed);
        }

        private static ExtensionContext.Store store(ExtensionContext context) {
            return context.getRoot().getStore(NAMESPACE);
        }
    }
}
