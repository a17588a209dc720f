package dev.howdah.component.patroni;

import dev.howdah.component.Certificates;
import dev.howdah.component.PatroniRest;

/// Fragments of shell that change something through the REST interface of an instance's own Patroni. User and password
/// are read on the host, from patroni.yml.
record RestCall(PatroniConf conf) {

    /// A function `rest METHOD PATH` that sends what it reads and prints the answer. It waits for one for $rest_limit
    /// seconds, a quarter of an hour where that is not set.
    String function() {
        return """
                rest() {
                  python3 -I -c '
                import base64, ssl, sys, urllib.error, urllib.request, yaml
                rest = yaml.safe_load(open(sys.argv[4]))["restapi"]["authentication"]
                login = base64.b64encode(("%%s:%%s" %% (rest["username"], rest["password"])).encode()).decode()
                request = urllib.request.Request(sys.argv[3] + sys.argv[2], sys.stdin.buffer.read(), method=sys.argv[1])
                request.add_header("Authorization", "Basic " + login)
                request.add_header("Content-Type", "application/json")
                try:
                    context = ssl.create_default_context(cafile="%s")
                    print(urllib.request.urlopen(request, context=context, timeout=int(sys.argv[5])).read().decode())
                except urllib.error.HTTPError as error:
                    sys.exit("Patroni answers %%s: %%s" %% (error.code, error.read().decode()))
                except OSError as error:
                    sys.exit("Patroni does not answer: %%s" %% error)
                ' "$1" "$2" %s %s "${rest_limit:-900}"
                }
                """.formatted(
                Certificates.authorityPath(), new PatroniRest(conf.cluster(), conf.instance()).url(), conf.path());
    }

    /// A function `answers PATH` that succeeds once Patroni answers well there, and gives up after three seconds. One
    /// process is cheaper than one for each question.
    String answers() {
        return """
                answers() {
                  python3 -I -c '
                import ssl, sys, time, urllib.request
                context = ssl.create_default_context(cafile="%s")
                end = time.monotonic() + 3
                while True:
                    try:
                        urllib.request.urlopen(sys.argv[1], context=context, timeout=5)
                        break
                    except OSError:
                        if time.monotonic() > end:
                            sys.exit(1)
                        time.sleep(0.1)
                ' %s"$1"
                }
                """.formatted(Certificates.authorityPath(), new PatroniRest(conf.cluster(), conf.instance()).url());
    }

    /// A call with JSON.
    String send(String method, String path, String json) {
        return "rest " + method + " " + path + " <<'HOWDAH_JSON'\n" + json + "\nHOWDAH_JSON\n";
    }

    /// Makes Patroni look at once instead of at its next turn: any patch does, and this one changes nothing.
    String wake() {
        int wait = conf.cluster().value(PatroniSettings.LOOP_WAIT);
        return send("PATCH", "/config", "{\"loop_wait\": " + wait + "}").replace("rest ", "rest >/dev/null ");
    }
}
