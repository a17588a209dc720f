# dnf and zypper on Debian, with repositories of tiny packages made here: plain, signed, signed behind a password,
# and one with a module. Debian's rpm keeps its database in the home of whoever calls it unless it is told otherwise.
set -e
export DEBIAN_FRONTEND=noninteractive GNUPGHOME=/root/gpg
try() { timeout 300 "$@" || timeout 600 "$@"; }
try apt-get -q update
try apt-get -q -y --no-install-recommends install dnf zypper createrepo-c rpm gnupg curl || exit 99
mkdir -p /etc/rpm /etc/yum.repos.d /etc/zypp/repos.d /etc/zypp/credentials.d /srv/plain /srv/modular /srv/mixed
printf '%%_dbpath /var/lib/rpm\n%%__gpg /usr/bin/gpg\n' > /etc/rpm/macros.contract
rpm --initdb

make() { # directory name version release [more lines]
    d=$(mktemp -d)
    {
        printf 'Name: %s\nVersion: %s\nRelease: %s\nSummary: x\nLicense: x\nBuildArch: noarch\n' "$2" "$3" "$4"
        printf '%b\n%%description\nx\n%%files\n' "${5:-}"
    } > "$d/it.spec"
    rpmbuild -bb --quiet --define "_rpmdir $d" --define "_topdir $d" "$d/it.spec"
    mv "$d"/noarch/*.rpm "$1"
    rm -rf "$d"
}
for version in 1.0 1.1 2.0; do make /srv/plain elephant $version 1; done
make /srv/plain mahout 1.0 1 'Requires: elephant\nRecommends: parasol\n'
make /srv/plain parasol 1.0 1
make /srv/plain vim-enhanced 9.0 1 'Provides: vim\n'
make /srv/plain banana 1.0 1 'Requires: peel\n'
make /srv/plain peel 1.0 1
cp -r /srv/plain /srv/signed
createrepo_c -q /srv/plain

mkdir -m 700 $GNUPGHOME
gpg --batch -q --passphrase '' --quick-generate-key 'Herd <herd@example.com>' rsa2048 sign never
gpg --armor --export > /srv/herd.asc
rpmsign --define '_gpg_name Herd' --addsign /srv/signed/*.rpm > /dev/null
createrepo_c -q /srv/signed
gpg --batch -q --detach-sign --armor /srv/signed/repodata/repomd.xml
gpgconf --kill all

make /srv/modular pony 15.0 1.module 'ModularityLabel: pony:15:1:0'
make /srv/mixed pony 16.0 1
cat > /root/modules.yaml <<'END'
---
document: modulemd
version: 2
data:
  name: pony
  stream: "15"
  version: 1
  context: "0"
  arch: noarch
  summary: ponies
  description: ponies
  license: {module: [MIT]}
  artifacts: {rpms: ["pony-0:15.0-1.module.noarch"]}
...
---
document: modulemd-defaults
version: 1
data: {module: pony, stream: "15"}
...
END
createrepo_c -q /srv/modular
modifyrepo_c --mdtype=modules /root/modules.yaml /srv/modular/repodata
createrepo_c -q /srv/mixed

# a server of /srv, which under /locked/ lets in only who knows
cat > /usr/local/bin/serve <<'END'
#!/usr/bin/python3
import base64, functools, http.server
class Server(http.server.SimpleHTTPRequestHandler):
    def let_in(self, answer):
        if self.path.startswith('/locked/'):
            if self.headers.get('Authorization') != 'Basic ' + base64.b64encode(b'herd:it"s me').decode():
                self.send_response(401)
                self.send_header('WWW-Authenticate', 'Basic realm="herd"')
                self.send_header('Content-Length', '0')
                self.end_headers()
                return
            self.path = self.path[len('/locked'):]
        answer()
    def do_GET(self):
        self.let_in(super().do_GET)
    def do_HEAD(self):  # zypper's first question
        self.let_in(super().do_HEAD)
http.server.ThreadingHTTPServer(('127.0.0.1', 8000), functools.partial(Server, directory='/srv')).serve_forever()
END
chmod 755 /usr/local/bin/serve
