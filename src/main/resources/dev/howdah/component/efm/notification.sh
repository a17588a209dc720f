#!/bin/sh
@heading@# EFM calls it for every notification, with its subject and its text: both go to the journal (journalctl -t efm-notification).
printf '%s\n%s\n' "${1:-}" "${2:-}" | logger -t efm-notification
