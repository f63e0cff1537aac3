"""Arrays in, arrays out: spectra, mel features, levels, resampling."""
