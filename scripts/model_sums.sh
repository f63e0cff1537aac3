#!/bin/sh
# Writes models/SHA256SUMS: what the shipped networks and calibrations are; the program refuses others in their place.
set -e
cd "$(dirname "$0")/../models"
LC_ALL=C; export LC_ALL
sha256sum *.safetensors calibration/*.json > SHA256SUMS
