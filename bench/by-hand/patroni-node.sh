# Functions that run on one host of the hand-written deploy with Patroni, besides and instead of those of node.sh.
# Hosts 1 to 3 hold data, 4 is Barman's, 5 to 7 are etcd's, 8 and 9 HAProxy's. Not to be run by itself.

endpoints=$name5:2379,$name6:2379,$name7:2379

# The packages are there: this is about the rest. Only what has to do with Postgres or its people needs the locale.
base() {
    hosts
    [ "$number" -gt 4 ] || make_locale
}

hosts() {
    local number name address
    for number in 1 2 3 4 5 6 7 8 9; do
        name=name$number address=address$number
        echo "${!address} ${!name}"
    done >>/etc/hosts
}

store() {
    install -d /etc/etcd
    put /etc/etcd/ca.crt 0644 root <<<"$authority"
    put /etc/etcd/server.crt 0644 etcd <<<"$certificate"
    put /etc/etcd/server.key 0600 etcd <<<"$key"
    install -d -m 0700 -o etcd -g etcd /var/lib/etcd/by-hand
    put /etc/default/etcd 0644 root <<EOF
ETCD_NAME=$name
ETCD_DATA_DIR=/var/lib/etcd/by-hand
ETCD_LISTEN_CLIENT_URLS=https://0.0.0.0:2379
ETCD_ADVERTISE_CLIENT_URLS=https://$name:2379
ETCD_CERT_FILE=/etc/etcd/server.crt
ETCD_KEY_FILE=/etc/etcd/server.key
ETCD_LISTEN_PEER_URLS=https://0.0.0.0:2380
ETCD_INITIAL_ADVERTISE_PEER_URLS=https://$name:2380
ETCD_PEER_CLIENT_CERT_AUTH=true
ETCD_PEER_TRUSTED_CA_FILE=/etc/etcd/ca.crt
ETCD_PEER_CERT_FILE=/etc/etcd/server.crt
ETCD_PEER_KEY_FILE=/etc/etcd/server.key
ETCD_INITIAL_CLUSTER=$name5=https://$name5:2380,$name6=https://$name6:2380,$name7=https://$name7:2380
ETCD_INITIAL_CLUSTER_STATE=new
ETCD_AUTO_COMPACTION_MODE=periodic
ETCD_AUTO_COMPACTION_RETENTION=1h
EOF
    systemctl enable --now --quiet etcd # which notifies when the members have met
}

store_users() {
    export ETCDCTL_API=3 ETCDCTL_ENDPOINTS=https://$name:2379 ETCDCTL_CACERT=/etc/etcd/ca.crt
    etcdctl user add root --interactive=false <<<"$password_etcd_root"
    etcdctl role add root
    etcdctl user grant-role root root
    etcdctl user add patroni --interactive=false <<<"$password_etcd_patroni"
    etcdctl role add patroni
    etcdctl role grant-permission patroni --prefix=true readwrite /howdah/by-hand/
    etcdctl user grant-role patroni patroni
    etcdctl auth enable
}

# account() of node.sh puts keys, the certificate and the passwords.
service_files() {
    logging
    systemctl enable --now --quiet rsyslog
    install -d -m 0700 -o postgres -g postgres /opt/postgres
    install -d -m 0750 -o root -g postgres /etc/patroni/by-hand
    put /etc/systemd/system/patroni.service 0644 root <<'EOF'
[Unit]
Description=Patroni
After=network-online.target

[Service]
User=postgres
RuntimeDirectory=postgresql
RuntimeDirectoryMode=2775
RuntimeDirectoryPreserve=yes
ExecStart=/usr/bin/patroni /etc/patroni/by-hand
ExecReload=/bin/kill -HUP $MAINPID
KillMode=process
Restart=on-failure

[Install]
WantedBy=multi-user.target
EOF
    patroni_conf
    chown root:postgres /etc/patroni/by-hand/patroni.yml
}

patroni_conf() {
    {
        cat <<EOF
scope: by-hand
namespace: /howdah/
name: $name
restapi:
  listen: 0.0.0.0:8008
  connect_address: $name:8008
  certfile: /etc/by-hand/server.crt
  keyfile: /etc/by-hand/server.key
  cafile: /etc/by-hand/ca.crt
  authentication: {username: patroni, password: $password_patroni}
ctl: {cacert: /etc/by-hand/ca.crt}
etcd3:
  hosts: $endpoints
  protocol: https
  cacert: /etc/by-hand/ca.crt
  username: patroni
  password: $password_etcd_patroni
watchdog: {mode: automatic}
EOF
        [ "$number" != 3 ] || echo "tags: {replicatefrom: $name2, nofailover: true, nosync: true}"
        bootstrap_section
        postgresql_section
    } | put /etc/patroni/by-hand/patroni.yml 0640 root
}

bootstrap_section() {
    cat <<EOF
bootstrap:
  initdb: [{encoding: UTF8}, {locale: en_US.UTF-8}, {auth-local: peer}, {auth-host: scram-sha-256}, data-checksums]
  dcs:
    ttl: 20
    loop_wait: 5
    retry_timeout: 5
    maximum_lag_on_failover: 1048576
    primary_start_timeout: 15
    failsafe_mode: true
    check_timeline: true
    slots:
      backup_$name4: {type: physical}
      ${name1//-/_}: {type: physical}
      ${name2//-/_}: {type: physical}
    postgresql:
      use_slots: true
      use_pg_rewind: true
      parameters:
        max_connections: 250
        shared_buffers: 512MB
        wal_level: logical
        archive_mode: 'on'
        archive_command: /bin/true
        archive_timeout: 6h
        max_wal_senders: 6
        max_replication_slots: 9
        max_wal_size: 4GB
        min_wal_size: 128MB
        wal_keep_size: 512MB
        checkpoint_timeout: 30min
        hot_standby_feedback: 'on'
        password_encryption: scram-sha-256
        ssl: 'on'
        ssl_ca_file: /etc/by-hand/ca.crt
        ssl_cert_file: /etc/by-hand/server.crt
        ssl_key_file: /etc/by-hand/server.key
        shared_preload_libraries: pg_stat_statements
        log_destination: syslog
        syslog_facility: LOCAL6
        log_checkpoints: 'on'
        log_lock_waits: 'on'
EOF
}

postgresql_section() {
    cat <<EOF
postgresql:
  listen: '*:5432'
  connect_address: $name:5432
  use_unix_socket: true
  data_dir: $data
  bin_dir: $binaries
  pgpass: /var/lib/postgresql/.pgpass-patroni
  authentication:
    superuser: {username: postgres, password: $password_postgres}
    replication: {username: replication, password: $password_replication}
    rewind: {username: rewind, password: $password_rewind}
  basebackup: [{checkpoint: fast}]
  pg_hba:
  - local all postgres peer
  - local all all peer
  - local replication all peer
  - host all all 127.0.0.1/32 scram-sha-256
  - host replication all 127.0.0.1/32 scram-sha-256
EOF
    local address
    for address in $address1 $address2 $address3 $address4 $address8 $address9; do
        echo "  - hostssl all all $address/32 scram-sha-256"
        echo "  - hostssl replication all $address/32 scram-sha-256"
    done
    echo '  - hostssl all all 0.0.0.0/0 scram-sha-256'
}

# Patroni answers under this name on the leader when the cluster is made, and on a replica when it may be read from.
run() {
    systemctl daemon-reload
    systemctl enable --now --quiet patroni
    local role=replica
    [ "$number" != 1 ] || role=primary
    until python3 -c "import ssl, urllib.request
urllib.request.urlopen('https://$name:8008/$role', context=ssl.create_default_context(cafile='/etc/by-hand/ca.crt'))" \
        2>/dev/null; do sleep 0.1; done
}

objects() {
    sql -d postgres <<EOF
create role barman login password '$password_barman';
create role streaming_barman login replication password '$password_streaming_barman';
grant execute on function pg_backup_start(text, boolean), pg_backup_stop(boolean), pg_switch_wal(),
  pg_create_restore_point(text) to barman;
grant pg_read_all_settings, pg_read_all_stats, pg_checkpoint to barman;
EOF
    local database extension
    for database in postgres template1; do
        for extension in pg_stat_statements pg_freespacemap pg_visibility pageinspect pgstattuple; do
            echo "create extension $extension;"
        done | sql -d $database
    done
    # Patroni makes it too, at its next turn
    sql -d postgres -c "select pg_create_physical_replication_slot('backup_$name4', true)
        where not exists (select from pg_replication_slots where slot_name = 'backup_$name4')"
}

balance() {
    install -d /etc/by-hand
    put /etc/by-hand/ca.crt 0644 root <<<"$authority"
    {
        cat <<'EOF'
global
    user haproxy
    group haproxy
    chroot /var/lib/haproxy
    stats socket /var/lib/haproxy/stats user root group haproxy mode 660 level admin expose-fd listeners

defaults
    mode tcp
    timeout connect 3s
    timeout check 3s
    timeout queue 10s
    timeout client 24h
    timeout server 24h
EOF
        side read-write 5432 primary primary ' backup'
        side read-only 5433 replicas replica ''
    } | put /etc/haproxy/haproxy.cfg 0644 root
    systemctl enable --now --quiet haproxy
}

# $1: name of the port; $2: its number; $3: name of its servers; $4: what they are asked; $5: a word for all but the first
side() {
    local number name address
    cat <<EOF

frontend $1
    bind 0.0.0.0:$2
    default_backend $3

backend $3
    option httpchk
    http-check send meth HEAD uri /$4
    http-check expect status 200
    default-server inter 1s fastinter 500ms downinter 1s rise 2 fall 2 on-marked-down shutdown-sessions
EOF
    for number in 1 2 3; do
        name=name$number address=address$number
        echo "    server ${!name} ${!address}:5432 maxconn 225 check port 8008 check-ssl verify required" \
            "ca-file /etc/by-hand/ca.crt verifyhost ${!name}$([ $number = 1 ] || echo "$5")"
    done
}
