package dev.howdah.config;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.FatalTemplateErrorsException;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.interpret.TemplateError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Texts with Jinja2 expressions, as people know them from Ansible. Ask [#isIn] first: the engine takes time to load.
public final class Jinja {

    /// A template that cannot be rendered; the message says why.
    public static final class WrongTemplate extends Exception {
        private final String why;

        WrongTemplate(String why) {
            super(why);
            this.why = why;
        }

        /// The first line of what is wrong.
        public String why() {
            return why.lines().findFirst().orElse("");
        }
    }

    private static final Pattern ONE_EXPRESSION = Pattern.compile("\\{\\{((?:(?!\\{\\{|}}).)*)}}", Pattern.DOTALL);
    private static final int LONGEST_OUTPUT = 1_000_000;

    private final Jinjava engine;
    private final Map<String, Object> names;

    /// @param names what expressions may refer to
    public Jinja(Map<String, Object> names) {
        this.engine = new Jinjava(JinjavaConfig.newBuilder()
                .withFailOnUnknownTokens(true)
                .withNestedInterpretationEnabled(false)
                .withTrimBlocks(true)
                .withMaxOutputSize(LONGEST_OUTPUT)
                .build());
        this.names = names;
    }

    /// Whether a text holds an expression or a statement of Jinja2.
    public static boolean isIn(String text) {
        return text.contains("{{") || text.contains("{%");
    }

    /// The text with its expressions replaced.
    public String text(String template) throws WrongTemplate {
        try {
            var result = engine.renderForResult(template, names);
            check(result.getErrors());
            if (isIn(result.getOutput())) {
                throw new WrongTemplate("it has an opening '{{' or '{%' without its end");
            }
            return result.getOutput();
        } catch (InterpretException e) {
            throw wrong(e);
        }
    }

    /// The value of a template: where it is one expression and nothing else, a number, list or mapping stays one.
    public Object value(String template) throws WrongTemplate {
        var one = ONE_EXPRESSION.matcher(template.strip());
        if (!one.matches()) {
            return text(template);
        }
        var interpreter = engine.newInterpreter();
        interpreter.getContext().putAll(names);
        try (var _ = JinjavaInterpreter.closeablePushCurrent(interpreter).get()) {
            var value = Optional.ofNullable(
                    interpreter.resolveELExpression(one.group(1).strip(), 1));
            check(interpreter.getErrorsCopy());
            return value.orElse("");
        } catch (InterpretException e) {
            throw wrong(e);
        }
    }

    private static void check(List<TemplateError> errors) throws WrongTemplate {
        for (var error : errors) {
            if (error.getSeverity() != TemplateError.ErrorType.WARNING) {
                throw new WrongTemplate(String.valueOf(error.getMessage()));
            }
        }
    }

    private static WrongTemplate wrong(InterpretException e) {
        if (e instanceof FatalTemplateErrorsException fatal) {
            for (var error : fatal.getErrors()) {
                return new WrongTemplate(String.valueOf(error.getMessage()));
            }
        }
        return new WrongTemplate(String.valueOf(e.getMessage()));
    }
}
