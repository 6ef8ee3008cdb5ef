# Data sets that no other case uses, each chosen for what it does to a solver. Writes <name>.csv and expected.json.
# Run:  cd <this folder> && Rscript script.R
source("../lib/common.R")
suppressPackageStartupMessages({ library(lme4); library(nlme) })
out <- list()
case <- function(name, why, formula, data, factors = list(), kr = TRUE, exact = TRUE, ml = TRUE) {
  for (f in names(factors)) data[[f]] <- factor(as.character(data[[f]]), levels = factors[[f]])
  wcsv(data, inp(paste0(name, ".csv"))); message(name)
  for (g in unique(unlist(lapply(lme4::findbars(formula), function(b) all.vars(b[[3]]))))) data[[g]] <- factor(data[[g]])
  o <- suppressMessages(suppressWarnings(lmm_case(formula, data, kr = kr, ml = ml, blups = FALSE, exact = exact)))
  out[[name]] <<- c(list(why = why, formula = deparse1(formula)), unclass(o)[c("REML", "ML")])
}

cw <- as.data.frame(ChickWeight); cw <- data.frame(weight = cw$weight, Time = cw$Time, Chick = paste0("chick", cw$Chick), Diet = cw$Diet)
case("chickweight", "Growth with a slope for each chick, dropout, subjects named by text", weight ~ Diet * Time + (1 + Time | Chick), cw, list(Diet = 1:4))
# lme4 cannot fit these units (its Cholesky fails), but what it must give is known: the fit of the first in other units. y' = y / unit + shift, x' = x scale.
same_in_units <- function(name, why, base, y, x, unit, shift, scale, data) {
  wcsv(data, inp(paste0(name, ".csv")))
  o <- out[[base]]; r <- o$REML; s <- ifelse(grepl(x, names(r$fixef)), scale, 1); k <- ifelse(is.na(r$varcorr$var1) | r$varcorr$grp == "Residual", 1, ifelse(r$varcorr$var1 == x, scale, 1)) * ifelse(is.na(r$varcorr$var2), ifelse(r$varcorr$var1 %in% x, scale, 1), scale)
  r$fixef <- r$fixef / unit / s; r$fixef[1] <- r$fixef[1] + shift; r$se <- r$se / unit / s; r$kenward_roger$se_adj <- r$kenward_roger$se_adj / unit / s
  r$varcorr$vcov <- r$varcorr$vcov / unit^2 / k; r$logLik <- r$logLik + (r$n - length(s)) * log(unit) - sum(log(s)); r$AIC <- -2 * r$logLik + 2 * r$n_par; r$BIC <- -2 * r$logLik + log(r$n) * r$n_par
  p <- function(se, df) 2 * pt(-abs(r$fixef / se), df)
  r$satterthwaite <- list(p = p(r$se, r$satterthwaite_exact_df)); r$kenward_roger$p <- p(r$kenward_roger$se_adj, r$kenward_roger$df)
  r$kenward_roger <- r$kenward_roger[c("se_adj", "df", "p")]
  out[[name]] <<- list(why = why, formula = o$formula, REML = r[c("n", "fixef", "se", "varcorr", "logLik", "AIC", "BIC", "singular", "satterthwaite", "satterthwaite_exact_df", "kenward_roger")]) }
same_in_units("chickweight_units", "The same in kilograms above 1000, time in microseconds", "chickweight", "weight", "Time", 1000, 1000, 86400e6, transform(cw, weight = weight / 1000 + 1000, Time = Time * 86400e6))
ck <- data.frame(angle = cake$angle, recipe = cake$recipe, temperature = cake$temperature, replicate = cake$replicate)
case("cake", "Grouping by a combination of two columns, balanced", angle ~ recipe * temperature + (1 | recipe:replicate), ck,
     list(recipe = c("A", "B", "C"), temperature = seq(175, 225, 10)))
set.seed(41); case("cake_rows_missing", "The same with a quarter of the rows gone at random and replicate added as a grouping", angle ~ recipe + temperature + (1 | replicate) + (1 | recipe:replicate), ck[sort(sample(270, 200)), ], list(recipe = c("A", "B", "C"), temperature = seq(175, 225, 10)))
set.seed(42); sl <- transform(sleepstudy, Subject = paste0("s", Subject)); sl$Reaction[sample(180, 30)] <- NA; sl$Days[sample(180, 5)] <- NA
case("sleepstudy_missing", "Missing outcomes and covariates; subjects named by text", Reaction ~ Days + (1 + Days | Subject), sl)
case("sleepstudy", "As it is, for the next", Reaction ~ Days + (1 + Days | Subject), sleepstudy)
same_in_units("sleepstudy_offset", "Response around a million", "sleepstudy", "Reaction", "Days", 1, 1e6, 1, transform(sleepstudy, Reaction = Reaction + 1e6))
case("sleepstudy_slope_only", "A random slope without an intercept", Reaction ~ Days + (0 + Days | Subject), sleepstudy)
iv <- InstEval; iv <- iv[as.integer(iv$d) <= 160 & as.integer(iv$s) %% 6 == 0, c("s", "d", "service", "y")]
case("insteval", "A part of InstEval: 467 students and 159 lecturers, partly crossed", y ~ service + (1 | s) + (1 | d), iv, list(service = 0:1))
set.seed(43); ns <- 36; ni <- 24; pl <- expand.grid(item = 1:ni, subject = 1:ns); pl$condition <- (pl$item + pl$subject) %% 2
us <- cbind(rnorm(ns, 0, 60), rnorm(ns, 0, 25)); us[, 2] <- us[, 2] + .4 * us[, 1]; ui <- cbind(rnorm(ni, 0, 40), rnorm(ni, 0, 45))
pl$rt <- 600 + 30 * pl$condition + us[pl$subject, 1] + ui[pl$item, 1] + pl$condition * (us[pl$subject, 2] + ui[pl$item, 2]) + rnorm(nrow(pl), 0, 80)
pl <- pl[sort(sample(nrow(pl), 760)), ]
case("crossed_slopes", "Subjects crossed with items, intercept and slope in both", rt ~ condition + (1 + condition | subject) + (1 + condition | item), pl)
case("crossed_slopes_uncorrelated", "The same, uncorrelated", rt ~ condition + (1 + condition || subject) + (1 + condition || item), pl)
set.seed(44); case("penicillin_rows_missing", "Crossed, a third of the cells empty", diameter ~ 1 + (1 | plate) + (1 | sample), Penicillin[sort(sample(144, 96)), ])
set.seed(45); case("machines_rows_missing", "Nested, unbalanced", score ~ Machine + (1 | Worker) + (1 | Worker:Machine), as.data.frame(Machines)[sort(sample(54, 44)), ], list(Machine = c("A", "B", "C")))
case("assay", "Blocks crossed with samples and dilutions inside them (nlme::Assay)", logDens ~ sample * dilut + (1 | Block) + (1 | Block:sample) + (1 | Block:dilut), as.data.frame(Assay), list(sample = letters[1:6], dilut = 1:5))
case("oxide", "Three nested strata, no covariate (nlme::Oxide)", Thickness ~ 1 + (1 | Lot / Wafer), as.data.frame(Oxide))
set.seed(50); case("ergostool_rows_missing", "Incomplete blocks: degrees of freedom are not integers (nlme::ergoStool)", effort ~ Type + (1 | Subject), as.data.frame(ergoStool)[sort(sample(36, 27)), ], list(Type = c("T1", "T2", "T3", "T4")))
case("bodyweight", "Rats: slope, a jump in level between diets (nlme::BodyWeight)", weight ~ Time * Diet + (1 + Time | Rat), as.data.frame(BodyWeight), list(Diet = 1:3))
ma <- as.data.frame(MathAchieve); ma <- ma[as.integer(factor(ma$School)) <= 60, c("School", "Minority", "SES", "MathAch", "MEANSES")]
case("mathachieve", "Pupils in 60 schools: big clusters, text factors, a weak slope variance (nlme::MathAchieve)", MathAch ~ Minority + SES + MEANSES + (1 + SES | School), ma, list(Minority = c("No", "Yes")), kr = FALSE, exact = FALSE)
set.seed(46); tr <- expand.grid(visit = 1:4, id = 1:21); tr$arm <- c("control", "low", "high")[findInterval(tr$id, c(1, 9, 17))]
tr$y <- 20 + rnorm(21, 0, 3)[tr$id] + tr$visit * c(control = 0, low = .5, high = 1.2)[tr$arm] + rnorm(84, 0, 2); tr <- tr[!(tr$arm == "high" & tr$visit == 3), ]; tr <- tr[-sample(nrow(tr), 14), ]
case("three_arms", "21 participants in three arms of 8, 8 and 5, unbalanced; one visit missing in one whole arm, so one coefficient cannot be estimated", y ~ arm * visit + (1 | id), tr,
     list(arm = c("control", "low", "high"), visit = 1:4))
set.seed(47); dg <- expand.grid(t = 0:4, g = 1:12); dg$y <- 3 + .4 * dg$t + rnorm(12)[dg$g] * (1 + .5 * dg$t) + rnorm(60, 0, .4)
case("correlation_near_one", "Slope proportional to intercept: the correlation comes near 1", y ~ t + (1 + t | g), dg, kr = FALSE, exact = FALSE)
set.seed(48); z <- expand.grid(k = 1:5, h = 1:10); z$y <- rnorm(50); z$y <- z$y - ave(z$y, z$h) + .01 * rnorm(10)[z$h]
case("two_variances_at_zero", "Both variances of an intercept and a slope at zero", y ~ k + (1 + k || h), z, kr = FALSE, exact = FALSE)
set.seed(49); hi <- expand.grid(pupil = 1:60, class = 1:4, school = 1:6); hi$pupil <- paste(hi$school, hi$class, hi$pupil); hi <- hi[rep(seq_len(nrow(hi)), each = 2), ]; hi <- hi[runif(nrow(hi)) < .55, ]
hi$year <- ave(seq_len(nrow(hi)), hi$pupil, FUN = seq_along); hi$teacher <- (hi$class + 3 * hi$year + hi$school) %% 9
hi$y <- 50 + 2 * hi$year + rnorm(6, 0, 3)[hi$school] + rnorm(9, 0, 2)[hi$teacher + 1] + rnorm(length(unique(hi$pupil)), 0, 4)[match(hi$pupil, unique(hi$pupil))] + rnorm(nrow(hi), 0, 5)
case("nested_and_crossed", "Pupils in schools, both crossed with teachers", y ~ year + (1 | pupil) + (1 | school) + (1 | teacher), hi[, c("pupil", "school", "teacher", "year", "y")])
wjson(list(source = "lme4, nlme, datasets; simulated where a seed is set", models = out))
