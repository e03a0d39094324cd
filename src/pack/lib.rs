//! Knowledge of errors as data.
