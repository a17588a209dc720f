"""Stand-in for EDB Failover Manager @version@, for tests: the commands, files and exit statuses that its vendor documents.

Agents speak JSON lines to each other (bind.address) and to the command (admin.port). It decides simply: one failure at a
time, no virtual addresses, no synchronous replication.
"""
import getpass, grp, hashlib, json, os, re, secrets, shlex, signal, socket, socketserver, subprocess, sys, threading, time

VERSION = '@version@'
FOUR = VERSION.startswith('4.')
BIN = '/usr/edb/efm-%s/bin/' % VERSION
REQUIRED = '''db.user db.port db.database jdbc.sslmode notification.level bind.address admin.port is.witness
    remote.timeout node.timeout encrypt.agent.messages primary.shutdown.as.failure ping.server.ip ping.server.command
    auto.allow.hosts stable.nodes.file auto.failover use.replay.tiebreaker minimum.standbys virtual.ip.single
    check.vip.before.promotion sudo.command sudo.user.command file.log.enabled syslog.enabled
    db.password.encrypted'''.split()
REQUIRED_WITH_DATABASE = '''db.service.owner db.bin db.data.dir local.period local.timeout local.timeout.final
    stop.isolated.primary stop.failed.primary update.physical.slots.period db.reuse.connection.count auto.reconfigure
    promotable reconfigure.num.sync reconfigure.sync.primary recovery.check.period'''.split() + (
        ['auto.resume.period'] if FOUR else ['auto.resume.startup.period', 'auto.resume.failure.period', 'check.num.sync.period'])
NOT_FOR_ALL = ('allow-node', 'disallow-node', 'promote', 'resume', 'set-priority', 'stop-cluster')


def path(cluster, kind):
    return '/etc/edb/efm-%s/%s.%s' % (VERSION, cluster, kind)


def properties(cluster):
    lines = [line.strip() for line in open(path(cluster, 'properties'))]
    return dict(line.split('=', 1) for line in lines if '=' in line and not line.startswith('#'))


def stream(cluster, nonce, length):
    out = b''
    while len(out) < length:
        out += hashlib.sha256(('%s %s %d' % (cluster, nonce.hex(), len(out))).encode()).digest()
    return out[:length]


def encrypt(cluster, text):
    nonce, data = secrets.token_bytes(4), text.encode()
    data = hashlib.sha256(data).digest()[:4] + data
    return (nonce + bytes(a ^ b for a, b in zip(data, stream(cluster, nonce, len(data))))).hex()


def decrypt(cluster, text):
    data = bytes.fromhex(text)
    data = bytes(a ^ b for a, b in zip(data[4:], stream(cluster, data[:4], len(data) - 4)))
    if hashlib.sha256(data[4:]).digest()[:4] != data[:4]:
        raise ValueError('the password was encrypted for another cluster')
    return data[4:].decode()


def ask(place, question, seconds=5):
    """The answer of an agent; nothing where none answers."""
    host, port = place.rsplit(':', 1)
    try:
        with socket.create_connection((host, int(port)), seconds) as connection:
            connection.settimeout(seconds)
            connection.sendall(json.dumps(question).encode() + b'\n')
            return json.loads(connection.makefile().readline())
    except (OSError, ValueError):
        return None


class Agent:
    def __init__(self, cluster):
        self.cluster, self.of = cluster, properties(cluster)
        self.witness = self.of.get('is.witness') == 'true'
        missing = [name for name in REQUIRED + ([] if self.witness else REQUIRED_WITH_DATABASE) if not self.of.get(name)]
        if not self.of.get('user.email') and not self.of.get('script.notification'):
            missing.append('user.email or script.notification')
        if missing:
            sys.exit('properties without a value: ' + ', '.join(missing))
        self.password = decrypt(cluster, self.of['db.password.encrypted'])
        self.place = self.of['bind.address']
        self.me = self.place.rsplit(':', 1)[0]
        nodes = ' '.join(line for line in open(path(cluster, 'nodes')) if not line.startswith('#')).split()
        self.places = {node.rsplit(':', 1)[0]: node for node in nodes}
        self.places[self.me] = self.place
        self.rank, self.primary, self.lost, self.failing = {}, None, None, None
        self.sent = 0
        self.lock = threading.RLock()
        states = self.others('state')
        first = next(iter(states.values()), None)
        self.allowed = first['allowed'] if first else (
            list(self.places) if self.of['auto.allow.hosts'] == 'true' else [self.me])
        if self.me not in self.allowed:
            sys.exit('%s is not in the allowed node host list' % self.me)
        self.type = 'Witness' if self.witness else self.found()
        for other in [who for who, state in states.items() if state['type'] in ('Primary', 'Standby')] + (
                [] if self.type in ('Witness', 'Idle') else [self.me]):
            if self.sql(other, 'select 1') is None:
                sys.exit('cannot connect to the database of ' + other)

    def sql(self, host, query):
        """What a database answers; nothing where it does not."""
        string = 'host=%s port=%s user=%s dbname=%s sslmode=%s connect_timeout=2' % (
            host, self.of['db.port'], self.of['db.user'], self.of['db.database'], self.of['jdbc.sslmode'])
        psql = self.of['db.bin'] + '/psql' if self.of.get('db.bin') else 'psql'
        ran = subprocess.run([psql, '-XAtqw', '-v', 'ON_ERROR_STOP=1', '-d', string, '-c', query], timeout=20,
                             env={**os.environ, 'PGPASSWORD': self.password}, capture_output=True, text=True)
        return ran.stdout.strip() if ran.returncode == 0 else None

    def found(self):
        return {'f': 'Primary', 't': 'Standby'}.get(self.sql(self.me, 'select pg_is_in_recovery()'), 'Idle')

    def others(self, verb, **more):
        answers = {}
        for who, place in list(self.places.items()):
            answer = ask(place, {'verb': verb, 'from': self.me, **more}) if who != self.me else None
            if answer is not None:
                answers[who] = answer
        return answers

    def tell(self, who, verb, **more):
        question = {'verb': verb, 'from': self.me, **more}
        return self.answer(question) if who == self.me else ask(self.places[who], question, 120)

    def state(self):
        database = 'N/A' if self.witness else 'DOWN' if self.sql(self.me, 'select 1') is None else 'UP'
        return {'type': self.type, 'db': database, 'allowed': self.allowed, 'promotable': self.of['promotable'] == 'true'}

    def states(self):
        return {self.me: self.state(), **self.others('state')}

    def candidates(self, states):
        """Standbys in the order in which they would be promoted."""
        who = [one for one, state in states.items() if state['type'] == 'Standby' and
               (self.rank.get(one, 1) > 0 if one in self.rank else state['promotable'])]
        return sorted(who, key=lambda one: (self.rank.get(one, 99), list(self.places).index(one)))

    def status(self):
        states, nodes, lsns = self.states(), {}, {}
        for who, state in states.items():
            nodes[who] = node = {'type': state['type'], 'db': state['db'], 'vip': '', 'vip_active': False}
            if FOUR:
                node['agent'] = 'UP'
            if state['db'] == 'UP':
                received = self.sql(who, "select coalesce(pg_last_wal_receive_lsn()::text, '')") or ''
                lsns[who] = self.sql(who, 'select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()'
                                          ' else pg_current_wal_lsn() end') or ''
                node.update(zip(('xlogReceive', 'xlog', 'xloginfo') if FOUR else ('lsnReceive', 'lsn', 'lsnInfo'),
                                (received, lsns[who], '')))
        missing = [who for who in self.allowed if who not in states]
        if not FOUR:
            nodes.update((who, {'type': 'DOWN', 'db': 'N/A', 'vip': '', 'vip_active': False}) for who in missing)
        types = [state['type'] for state in states.values()]
        well = ('Primary' in types and 'Standby' in types and 'Idle' not in types and not missing
                and all(state['db'] != 'DOWN' for state in states.values()) and len(set(lsns.values())) == 1)
        return {'nodes': nodes, 'allowednodes': self.allowed, 'membershipcoordinator': min(states),
                'failoverpriority': self.candidates(states), 'minimumstandbys': 0, 'missingnodes': missing,
                'messages': []}, well

    def run(self, *words):
        return subprocess.run(words, capture_output=True, text=True)

    def root(self, verb):
        return self.run(*shlex.split(self.of['sudo.command']), BIN + 'efm_root_functions', verb, self.cluster)

    def owner(self, verb, *more):
        sudo = self.of['sudo.user.command'].replace('%u', self.of['db.service.owner'])
        return self.run(*shlex.split(sudo), BIN + 'efm_db_functions', verb, self.cluster, *more)

    def script(self, name, new, failed):
        text = self.of.get(name)
        return self.run(*[word.replace('%p', new).replace('%f', failed) for word in shlex.split(text)]).returncode if text else 0

    def notify(self, subject, text=''):
        self.log(subject)
        if self.of.get('script.notification'):
            self.run(self.of['script.notification'], subject, text)

    def log(self, text):
        with open('/var/log/efm-%s/%s.log' % (VERSION, self.cluster), 'a') as file:
            file.write(time.strftime('%Y-%m-%d %H:%M:%S ') + text + '\n')

    def become_primary(self, failed):
        """Promotes the database here; why not, if not."""
        if self.script('script.fence', self.me, failed) != 0:
            return 'the fencing script failed'
        ran = self.owner('promotestandby')
        if ran.returncode != 0:
            return 'promotion failed: ' + ran.stderr
        self.type, self.primary, self.lost = 'Primary', self.me, None
        self.script('script.post.promotion', self.me, failed)
        self.notify('Standby database %s promoted to primary' % self.me)
        return ''

    def standby_of(self, primary, conninfo):
        conninfo = re.sub(r'\bhostaddr=\S+ *', '', conninfo)
        conninfo = re.sub(r'\bhost=\S+', 'host=' + primary, conninfo)
        conninfo = re.sub(r'\bapplication_name=\S+', 'application_name=' + self.of.get('application.name', ''), conninfo)
        self.root('stopdb')
        self.owner('appendautoconf', "primary_conninfo = '%s'" % conninfo.replace("'", "''"))
        self.owner('touchfile', self.of['db.data.dir'] + '/standby.signal')
        ran = self.root('startdb')
        self.type, self.primary = self.found(), primary
        return ran.stderr if ran.returncode else ''

    def conninfo(self, who):
        return self.sql(who, "select setting from pg_settings where name = 'primary_conninfo'") or ''

    def promote(self, switchover, failed=None):
        """From the point of view of whoever was told to; why not, if not."""
        states = self.states()
        primary = failed or next((who for who, state in states.items() if state['type'] == 'Primary'), '')
        candidates = self.candidates(states)
        if not candidates or (switchover and not primary):
            return 'there is no standby to promote' if not candidates else 'there is no primary'
        new = candidates[0]
        source = self.conninfo(new)
        if primary and primary in states and not failed:
            self.tell(primary, 'step-down', fence=not switchover)
        why = self.tell(new, 'become-primary', failed=primary)
        if why is None or why['why']:
            return why['why'] if why else new + ' did not answer'
        for who in states:
            if who not in (new, primary) and states[who]['type'] == 'Standby':
                self.tell(who, 'follow', primary=new)
            elif who not in (new, primary):
                self.tell(who, 'know', primary=new)
        return self.tell(primary, 'become-standby', primary=new, conninfo=source)['why'] if switchover else ''

    def answer(self, question):
        verb = question['verb']
        if verb == 'state':
            return self.state()
        if verb == 'status':
            return dict(zip(('status', 'well'), self.status()))
        if verb == 'ping-database':
            return {'yes': self.sql(question['who'], 'select 1') is not None}
        if verb == 'allow':
            self.allowed = question['allowed']
        elif verb == 'rank':
            self.rank[question['who']] = question['rank']
        elif verb == 'know':
            self.primary = question['primary']
        elif verb == 'step-down':
            self.type, self.primary = 'Idle', None
            self.root('stopdb')
            if question['fence']:
                self.owner('writerecoveryconf')
        elif verb == 'become-primary':
            return {'why': self.become_primary(question['failed'])}
        elif verb == 'become-standby':
            return {'why': self.standby_of(question['primary'], question['conninfo'])}
        elif verb == 'follow':
            self.primary = question['primary']
            if self.of['auto.reconfigure'] == 'true':
                self.standby_of(question['primary'], self.conninfo(self.me))
        elif verb == 'slots':
            self.keep(question['slots'])
        elif verb == 'stop':
            threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM)).start()
        return {'why': ''}

    def command(self, question):
        """What the command efm asks: its answer and its exit status."""
        verb, words = question['verb'], question['words']
        if verb in ('status', 'own'):
            state = self.state()
            if verb == 'own':
                return {'type': self.type, 'address': self.me, 'db': state['db'], 'vip': '', 'vip_active': 'false'}, \
                    1 if self.type == 'Idle' or state['db'] == 'DOWN' else 0
            status, well = self.status()
            return status, 0 if well else 1
        if verb in ('allow-node', 'disallow-node'):
            self.allowed = [who for who in self.allowed if who != words[0]] + ([words[0]] if verb == 'allow-node' else [])
            self.others('allow', allowed=self.allowed)
        elif verb == 'set-priority':
            self.rank[words[0]] = int(words[1])
            self.others('rank', who=words[0], rank=int(words[1]))
        elif verb == 'resume':
            if self.type != 'Idle':
                return 'the agent is not idle', 1
            self.type, self.failing = self.found(), None
            return '', 1 if self.type == 'Idle' else 0
        elif verb == 'promote':
            why = self.promote('-switchover' in words)
            return why, 1 if why else 0
        elif verb == 'stop-cluster':
            self.others('stop')
            self.answer({'verb': 'stop'})
        return '', 0

    def send_slots(self):
        """Physical slots of the primary, and the one that it would stream through itself."""
        answer = self.sql(self.me, """select slot_name || ' ' || coalesce(restart_lsn, '0/0') from pg_replication_slots
            where slot_type = 'physical' and not temporary union all
            select setting || ' ' || pg_current_wal_lsn() from pg_settings where name = 'primary_slot_name' and setting <> ''""")
        self.others('slots', slots=[line.split(' ') for line in (answer or '').splitlines()])

    def keep(self, slots):
        """On a standby that may be promoted, so that slots are there afterwards."""
        for name, lsn in slots:
            if self.type == 'Standby' and self.of['promotable'] == 'true':
                self.sql(self.me, "select pg_create_physical_replication_slot('%s', true)"
                                  " where not exists (select from pg_replication_slots where slot_name = '%s')" % (name, name))
                self.sql(self.me, "select pg_replication_slot_advance(slot_name, least('%s', pg_last_wal_replay_lsn()))"
                                  " from pg_replication_slots where slot_name = '%s' and not active"
                                  " and restart_lsn < least('%s', pg_last_wal_replay_lsn())" % (lsn, name, lsn))

    def nobody_reaches(self, who):
        answers = [answer['yes'] for answer in self.others('ping-database', who=who).values()]
        return not any(answers) and self.sql(who, 'select 1') is None

    def may_fail_over(self, states):
        ping = shlex.split(self.of['ping.server.command']) + [self.of['ping.server.ip']]
        return (self.of['auto.failover'] == 'true' and len(states) * 2 > len(self.allowed)
                and self.run(*ping).returncode == 0)

    def watch(self):
        """One look: at the own database, and at the primary."""
        if self.type in ('Primary', 'Standby'):
            if self.sql(self.me, 'select 1') is not None:
                self.failing = None
            else:
                self.failing = self.failing or time.monotonic()
                if time.monotonic() - self.failing > float(self.of['local.timeout']) and self.nobody_reaches(self.me):
                    self.own_database_failed()
        period = float(self.of.get('update.physical.slots.period') or 0)
        if self.type == 'Primary' and period and time.monotonic() - self.sent > period:
            self.sent = time.monotonic()
            self.send_slots()
        states = self.states()
        running = [who for who, state in states.items() if state['type'] == 'Primary']
        if running:
            self.primary, self.lost = running[0], None
        elif self.primary and self.primary not in states and self.type == 'Standby':
            self.lost = self.lost or time.monotonic()
            candidates = self.candidates(states)
            if (time.monotonic() - self.lost > float(self.of['node.timeout']) and candidates[:1] == [self.me]
                    and self.nobody_reaches(self.primary) and self.may_fail_over(states)):
                failed, self.primary = self.primary, None
                self.notify('Primary agent and database lost: ' + failed, self.promote(False, failed))

    def own_database_failed(self):
        was, self.type, self.failing = self.type, 'Idle', None
        self.notify('Database failed: ' + self.me)
        self.script('script.db.failure', '', self.me)
        states = self.states()
        if was == 'Primary' and self.candidates(states) and self.may_fail_over(states):
            self.root('stopdb')
            self.owner('writerecoveryconf')
            self.log('promotion: ' + (self.promote(False, self.me) or 'done'))

    def serve(self, place, method):
        class Handler(socketserver.StreamRequestHandler):
            def handle(handler):
                try:
                    answer = method(json.loads(handler.rfile.readline()))
                except Exception as error:
                    self.log('fault: %r' % error)
                    answer = None
                handler.wfile.write(json.dumps(answer).encode() + b'\n')

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address, daemon_threads = True, True
        server = Server((place.rsplit(':', 1)[0], int(place.rsplit(':', 1)[1])), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()


def agent(cluster):
    """Forks when it watches, as a unit of systemd's type forking wants."""
    pid = '/run/efm-%s/%s.pid' % (VERSION, cluster)
    one = Agent(cluster)
    child = os.fork()
    if child:
        with open(pid, 'w') as file:
            file.write('%d\n' % child)
        for _ in range(100):
            if ask('127.0.0.1:' + one.of['admin.port'], {'verb': 'own', 'words': []}):
                print('Now monitoring' + (' as a witness' if one.witness else ' database'))
                sys.exit(0)
            time.sleep(0.1)
        sys.exit('the agent did not come up')
    os.setsid()
    signal.signal(signal.SIGTERM, lambda *_: (os.remove(pid), os._exit(0)))
    one.serve(one.place, one.answer)
    one.serve('127.0.0.1:' + one.of['admin.port'], one.command)
    one.notify('Agent started on %s as %s' % (one.me, one.type))
    while True:
        time.sleep(float(one.of.get('local.period') or 10))
        try:
            one.watch()
        except Exception as error:
            one.log('fault: %r' % error)


def status_text(cluster, status):
    nodes = status['nodes']
    lines = ['Cluster Status: ' + cluster, '', '\tAgent Type  Address              %sDB       VIP' % ('Agent  ' if FOUR else ''),
             '\t' + '-' * 64]
    lines += ['\t%-12s%-21s%s%-9s' % (node['type'], who, 'UP     ' if FOUR else '', node['db']) for who, node in nodes.items()]
    lines += ['', 'Allowed node host list:', '\t' + ' '.join(status['allowednodes']), '',
              'Membership coordinator: ' + status['membershipcoordinator'], '', 'Standby priority host list:',
              '\t' + (' '.join(status['failoverpriority']) or '(List is empty.)'), '', 'Promote Status:', '',
              '\tDB Type     Address              WAL Received LSN   WAL Replayed LSN   Info', '\t' + '-' * 84]
    lines += ['\t%-12s%-21s%-19s%s' % (node['type'], who, node['xlogReceive' if FOUR else 'lsnReceive'],
                                       node['xlog' if FOUR else 'lsn'])
              for who, node in nodes.items() if ('xlog' if FOUR else 'lsn') in node]
    return '\n'.join(lines)


def main(words):
    if len(words) < 2 or words[0] == '--help':
        print('efm COMMAND CLUSTER [...]')
        return 0 if words[:1] == ['--help'] else 1
    verb, cluster, more = words[0], words[1], words[2:]
    if verb == 'agent':
        return agent(cluster)
    if verb == 'encrypt':
        if '--from-env' in more:
            if not os.environ.get('EFMPASS'):
                sys.exit('EFMPASS is not set')
            print(encrypt(cluster, os.environ['EFMPASS']))
            return 0
        text = getpass.getpass('Please enter the password and hit enter:')
        if text != getpass.getpass('Please enter the password again to confirm:'):
            sys.exit('The passwords differ.')
        print('db.password.encrypted=' + encrypt(cluster, text))
        return 0
    if verb in NOT_FOR_ALL and os.geteuid() != 0 and grp.getgrnam('efm').gr_gid not in os.getgroups() + [os.getegid()]:
        sys.exit('This command must be invoked by efm, a member of the efm group, or root.')
    asked = {'cluster-status': 'status', 'cluster-status-json': 'status', 'node-status-json': 'own'}.get(verb, verb)
    if asked not in ('status', 'own') + NOT_FOR_ALL:
        sys.exit('Unknown command: ' + verb)
    port = next((line[11:].strip() for line in open(path(cluster, 'properties')) if line.startswith('admin.port=')), '7809') \
        if os.access(path(cluster, 'properties'), os.R_OK) else '7809'
    answer = ask('127.0.0.1:' + port, {'verb': asked, 'words': more}, 180)
    if answer is None:
        sys.exit('Failed to connect to the Failover Manager agent.')
    text = status_text(cluster, answer[0]) if verb == 'cluster-status' else answer[0]
    if text:
        print(text if isinstance(text, str) else json.dumps(text, indent=4))
    return answer[1]


sys.exit(main(sys.argv[1:]))
