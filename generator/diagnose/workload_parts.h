/*
 * workload_parts.h - the parts of diagnose_workload(), one for each block; for this folder
 * only.  Each fills its part of d->workload, and leaves it empty without rows.
 */
#ifndef RAPPORT_DIAGNOSE_WORKLOAD_PARTS_H
#define RAPPORT_DIAGNOSE_WORKLOAD_PARTS_H

#include "diagnose/parts.h"

void workload_capacity(struct arena *a, struct diagnosis *d);
void workload_materials(struct arena *a, struct diagnosis *d);
void workload_systems(struct arena *a, struct diagnosis *d);
void workload_burden(struct arena *a, struct diagnosis *d);
void workload_services(struct arena *a, struct diagnosis *d);
void workload_causes(struct arena *a, struct diagnosis *d);
void workload_attrition(struct arena *a, struct diagnosis *d);

#endif
