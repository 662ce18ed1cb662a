#!/bin/sh
# Run once by the image when it makes its cluster: the owner of the tables, the application's login, the database.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -d postgres -v owner="$OWNER_PASSWORD" -v app="$APP_PASSWORD" <<'SQL'
CREATE ROLE qiaomen_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner';
CREATE ROLE qiaomen LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'app';
CREATE DATABASE qiaomen OWNER qiaomen_owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8';
SQL
psql -v ON_ERROR_STOP=1 -U postgres -d qiaomen -f /docker-entrypoint-initdb.d/roles.psql
