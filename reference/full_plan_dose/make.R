# Makes data.csv: a trial of 120 people in blocks of four, dose in sessions, three visits, people leaving. Run: Rscript make.R
set.seed(4711); n <- 120; block <- rep(1:(n / 4), each = 4); arm <- unlist(lapply(1:(n / 4), function(b) sample(c("coached", "coached", "waiting", "waiting"))))
stage <- sample(c("early", "middle", "late"), n, TRUE); age <- round(rnorm(n, 45, 8)); y0 <- round(pmin(10, pmax(0, rnorm(n, 4.5, 1.6))), 1); person <- rnorm(n, 0, 0.9)
sessions <- ifelse(arm == "coached", pmin(6, rpois(n, 5)), ifelse(runif(n) < 0.08, 1, 0))
y <- sapply(c(1.5, 3, 6), function(m) round(pmin(10, pmax(0, 1 + 0.7 * y0 + person - 0.14 * sessions * min(1, m / 3) + 0.01 * (age - 45) + rnorm(n, 0, 0.8))), 1))
gone <- cbind(runif(n) < 0.04, runif(n) < 0.15, runif(n) < 0.2); gone[, 3] <- gone[, 2] | gone[, 3]; y[gone] <- NA
write.csv(data.frame(id = sprintf("p%03d", 1:n), block, arm, sessions, stage, age, y0, y1 = y[, 1], y2 = y[, 2], y3 = y[, 3]), "data.csv", row.names = FALSE, quote = FALSE, na = "")
