#!/bin/sh
# /usr/local/sbin/verkosto: the command for root's shell, as the user of the services and with their settings.
set -eu
umask 027
set -a
. /etc/verkosto/verkosto.env
HOME=/var/lib/verkosto
set +a
cd /var/lib/verkosto
exec runuser -u verkosto -- /opt/verkosto/.venv/bin/verkosto "$@"
